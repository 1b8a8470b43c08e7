// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/pages.h"
#include "core/transfer/exporters/writing.h"
#include "core/transfer/text.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// One line, in which nothing means anything to Markdown or to HTML within it.
QString cell(const QString &text)
{
    QString result;
    for (const QChar c : withoutTurns(withoutControls(text)).simplified()) {
        if (c.unicode() < 128 && (c.isPunct() || c.isSymbol()) && !u".,:;'()?!%/"_s.contains(c))
            result.append(u'\\');
        result.append(c);
    }
    return result;
}

QByteArray row(const QStringList &cells)
{
    return "| " + cells.join(" | "_L1).toUtf8() + " |\n";
}

/** A heading and a table for each type. */
class MarkdownWriter final : public ExportWriter
{
public:
    MarkdownWriter(QIODevice &device, const ExportContext &context)
        : m_device(device)
        , m_context(context)
    {
    }
    Result<> begin() override
    {
        return writeAll(m_device,
                        QString(u"# "_s + Text::tr("My library") + u"\n\n"_s
                                + m_context.now.date().toString(Qt::ISODate) + u'\n')
                            .toUtf8());
    }
    Result<> entry(const ExportEntry &entry) override
    {
        const Entry &own = entry.entry;
        const Media &media = entry.media;
        QByteArray bytes;
        if (m_type != media.type) {
            m_type = media.type;
            bytes += QString(u"\n## "_s + displayPlural(media.type) + u"\n\n"_s).toUtf8();
            bytes += row({Text::tr("Title"), Text::tr("Year"), Text::tr("By"), Text::tr("Status"),
                          Text::tr("Progress"), Text::tr("Rating"), Text::tr("Finished"),
                          Text::tr("Tags"), Text::tr("Notes")});
            bytes += row({u"---"_s, u"---"_s, u"---"_s, u"---"_s, u"---"_s, u"---:"_s, u"---"_s,
                          u"---"_s, u"---"_s});
        }
        const QString year
            = media.releaseDate.isKnown() ? QString::number(media.releaseDate.year()) : QString();
        bytes += row({cell(media.title), year, cell(media.creators.join(u", "_s)),
                      displayName(own.status), progressText(entry), ratingText(own),
                      own.completedAt.toString().left(10), cell(own.tags.join(u", "_s)),
                      cell(own.notes)});
        return writeAll(m_device, bytes);
    }

private:
    QIODevice &m_device;
    ExportContext m_context;
    std::optional<MediaType> m_type;
};

class MarkdownExport final : public FacedFormat
{
public:
    MarkdownExport()
        : FacedFormat({u"markdown", u"Markdown", u"md", u"",
                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                         "Tables to read and to put into notes or a wiki.")})
    {
    }
    bool isGrouped() const override { return true; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds = {Status, Progress, Rating, Notes, Tags, CompletedAt, Creators, ReleaseDate};
        ability.finest = PartialDate::Precision::Day;
        ability.holdsOnlyYear = true;
        return ability;
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        return std::make_unique<MarkdownWriter>(device, context);
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeMarkdownExport()
{
    return std::make_unique<MarkdownExport>();
}

} // namespace omt::transfer
