// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/markup.h"
#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/pages.h"
#include "core/transfer/exporters/writing.h"
#include "core/transfer/text.h"

#include <QCoreApplication>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestCover = 2 * 1024 * 1024;
constexpr qsizetype mostWordsBesideOthers = 250; ///< characters

QString escaped(const QString &text)
{
    return withoutControls(text).toHtmlEscaped();
}

// Text from outside stands isolated, so that marks of direction end with it.
QString isolated(const QString &text)
{
    return u"<bdi>"_s + escaped(text) + u"</bdi>"_s;
}

QByteArray imageType(const QByteArray &bytes)
{
    if (bytes.startsWith("\xff\xd8\xff"))
        return "image/jpeg";
    if (bytes.startsWith("\x89PNG\r\n"))
        return "image/png";
    if (bytes.startsWith("GIF8"))
        return "image/gif";
    return bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP" ? "image/webp" : "";
}

// Everything the page needs: it loads nothing, and says so to the browser.
constexpr const char *head = R"(<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<style>
:root { --ground: #ffffff; --text: #1d1f23; --soft: #5a5f69; --line: #dcdfe4; --chip: #eef0f3; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ground: #17191d; --text: #e8eaed; --soft: #a5abb6; --line: #34383f; --chip: #262a30; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1rem; background: var(--ground);
  color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
h1 { margin: 0; font-size: 2rem; }
h2 { margin: 2.5rem 0 1rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
p { margin: .25rem 0; }
.soft { color: var(--soft); }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 1.25rem;
  grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); grid-auto-flow: dense; }
li { display: flex; gap: .75rem; min-width: 0; overflow: hidden; break-inside: avoid; }
li.long { grid-column: 1 / -1; }
li > div { min-width: 0; overflow-wrap: anywhere; }
.cover { flex: none; width: 5rem; height: 7.5rem; border-radius: .375rem; object-fit: cover;
  display: flex; align-items: center; justify-content: center; font-size: 2rem; font-weight: 600;
  color: #ffffff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.c0 { background: #31557a; } .c1 { background: #6b4477; } .c2 { background: #2f6a57; }
.c3 { background: #854a3f; } .c4 { background: #5c5f2e; }
h3 { margin: 0; font-size: 1rem; line-height: 1.3; }
.tags span { display: inline-block; margin: 0 .25rem .25rem 0; padding: 0 .5rem;
  border-radius: 1rem; background: var(--chip); font-size: .8125rem; }
.words { white-space: pre-line; font-size: .875rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  ul { grid-template-columns: 1fr 1fr; gap: .75rem; }
  .cover { width: 3.5rem; height: 5.25rem; }
  h2 { break-after: avoid; }
}
</style>
)";

/** One page with everything in it. */
class HtmlWriter final : public ExportWriter
{
public:
    HtmlWriter(QIODevice &device, const ExportContext &context)
        : m_device(device)
        , m_context(context)
    {
    }

    Result<> begin() override
    {
        const QString title = Text::tr("My library").toHtmlEscaped();
        const QString day = m_context.now.date().toString(Qt::ISODate);
        const QString language = QLocale().bcp47Name();
        const QString before = u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta "
                               "charset=\"utf-8\">\n<title>%2</title>\n"_s.arg(language, title);
        const QString after
            = u"</head>\n<body>\n<h1>%1</h1>\n<p class=\"soft\">%2 · %3</p>\n"_s.arg(
                title, countText(static_cast<int>(m_context.total)).toHtmlEscaped(), day);
        return writeAll(m_device, before.toUtf8() + head + after.toUtf8());
    }

    Result<> entry(const ExportEntry &entry) override
    {
        QString html;
        if (m_type != entry.media.type) {
            html += m_type ? u"</ul>\n"_s : QString();
            html
                += u"<h2>"_s + displayPlural(entry.media.type).toHtmlEscaped() + u"</h2>\n<ul>\n"_s;
            m_type = entry.media.type;
        }
        const QString words = wordsOf(entry);
        // It takes a whole line, or its neighbours would stand in empty space.
        html += words.size() > mostWordsBesideOthers ? u"<li class=\"long\">"_s : u"<li>"_s;
        html += coverOf(entry.media) + u"<div>"_s + titleOf(entry) + factsOf(entry) + words
            + u"</div></li>\n"_s;
        return writeAll(m_device, html.toUtf8());
    }

    Result<> end() override
    {
        return writeAll(m_device, QByteArray(m_type ? "</ul>\n" : "") + "</body>\n</html>\n");
    }

private:
    static QString countText(int count)
    {
        return QCoreApplication::translate("omt::transfer::Export", "%n title(s)", nullptr, count);
    }
    QString coverOf(const Media &media) const;
    static QString titleOf(const ExportEntry &entry);
    static QString factsOf(const ExportEntry &entry);
    static QString wordsOf(const ExportEntry &entry);

    QIODevice &m_device;
    ExportContext m_context;
    std::optional<MediaType> m_type;
};

QString HtmlWriter::coverOf(const Media &media) const
{
    const QByteArray bytes = m_context.cover && !media.coverUrl.isEmpty()
        ? m_context.cover(media.coverUrl)
        : QByteArray();
    const QByteArray type = imageType(bytes);
    if (!type.isEmpty() && bytes.size() <= largestCover)
        return u"<img class=\"cover\" alt=\"\" src=\"data:%1;base64,%2\">"_s.arg(
            QString::fromLatin1(type), QString::fromLatin1(bytes.toBase64()));
    QString letter = withoutTurns(withoutControls(media.title)).trimmed();
    letter = letter.left(letter.isEmpty() || !letter[0].isHighSurrogate() ? 1 : 2);
    return u"<div class=\"cover c%1\" aria-hidden=\"true\">%2</div>"_s
        .arg(static_cast<int>(media.type) % 5)
        .arg(letter.toHtmlEscaped());
}

QString HtmlWriter::titleOf(const ExportEntry &entry)
{
    const Media &media = entry.media;
    QStringList about;
    if (media.releaseDate.isKnown())
        about.append(QString::number(media.releaseDate.year()));
    if (!media.creators.isEmpty())
        about.append(isolated(media.creators.join(u", "_s)));
    QString html = u"<h3>"_s + isolated(media.title)
        + (entry.entry.isFavourite
               ? u" <span title=\"%1\">♥</span>"_s.arg(Text::tr("Favourite").toHtmlEscaped())
               : QString())
        + u"</h3>"_s;
    if (!about.isEmpty())
        html += u"<p class=\"soft\">"_s + about.join(u" · "_s) + u"</p>"_s;
    return html;
}

QString HtmlWriter::factsOf(const ExportEntry &entry)
{
    const Entry &own = entry.entry;
    QStringList facts{displayName(own.status)};
    facts.append(progressText(entry));
    if (own.rating)
        facts.append(u"★ "_s + ratingText(own));
    facts.append(own.completedAt.toString().left(10));
    if (own.passNumber > 1)
        facts.append(QCoreApplication::translate("omt::transfer::Export", "%n time(s)", nullptr,
                                                 own.passNumber));
    facts.removeAll(QString());
    QString html = u"<p>"_s + facts.join(u" · "_s).toHtmlEscaped() + u"</p>"_s;
    if (!own.tags.isEmpty()) {
        html += u"<p class=\"tags\">"_s;
        for (const QString &tag : own.tags)
            html += u"<span>"_s + isolated(tag) + u"</span>"_s;
        html += u"</p>"_s;
    }
    return html;
}

QString HtmlWriter::wordsOf(const ExportEntry &entry)
{
    QString html;
    if (!entry.entry.notes.isEmpty())
        html += u"<p class=\"words\">"_s + isolated(entry.entry.notes) + u"</p>"_s;
    const Review *review = entry.review();
    if (!review)
        return html;
    const QString words
        = u"<p class=\"words\">"_s + isolated(withoutTags(review->text)) + u"</p>"_s;
    if (!review->hasSpoilers)
        return html + words;
    return html + u"<details><summary>"_s + Text::tr("Review with spoilers").toHtmlEscaped()
        + u"</summary>"_s + words + u"</details>"_s;
}

class HtmlExport final : public FacedFormat
{
public:
    HtmlExport()
        : FacedFormat({u"html", u"Web page (HTML)", u"html", u"",
                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                         "One page with covers, to read, print or send.")})
    {
    }
    bool isGrouped() const override { return true; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds
            = {Status,    Progress, Rating,   Notes,    Tags,        CompletedAt, PassCount,
               Favourite, Review,   Spoilers, Creators, ReleaseDate, Cover};
        ability.finest = PartialDate::Precision::Day;
        ability.holdsOnlyYear = true;
        return ability;
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        return std::make_unique<HtmlWriter>(device, context);
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeHtmlExport()
{
    return std::make_unique<HtmlExport>();
}

} // namespace omt::transfer
