// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/exportformat.h"
#include "core/transfer/exporters/writing.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QXmlStreamReader>

#include <csv.h>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::ExportEntry;
using transfer::ExportFormat;
using transfer::Loss;

namespace {

ExportEntry entryOf(const QString &text, MediaType type)
{
    ExportEntry entry;
    entry.media.id = MediaId(QUuid::createUuid());
    entry.media.type = type;
    entry.media.title = text;
    entry.media.creators = {text};
    entry.media.genres = {text};
    entry.media.description = text;
    entry.media.attributes = {{u"feed_url"_s, u"https://example.org/feed"_s}};
    entry.media.externalKeys = {{u"rss"_s, {}, u"https://example.org/feed"_s}};
    entry.entry.status = type == MediaType::Podcast ? Status::InProgress : Status::Completed;
    entry.entry.rating = Rating::fromHundred(80);
    entry.entry.notes = text;
    entry.entry.tags = {text};
    entry.entry.createdAt = QDateTime(QDate(2024, 1, 2), QTime(3, 4), Qt::UTC);
    entry.entry.updatedAt = entry.entry.createdAt;
    entry.reviews = {{1, text, false, false, {}}};
    entry.places = {{text, 1, text}};
    return entry;
}

QByteArray written(const ExportFormat &format, const QList<ExportEntry> &entries,
                   const std::function<QByteArray(const QString &)> &cover = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    transfer::ExportContext context;
    context.now = QDateTime(QDate(2024, 5, 6), QTime(7, 8), Qt::UTC);
    context.total = entries.size();
    context.cover = cover;
    const auto writer = format.makeWriter(buffer, context);
    if (!writer->begin())
        return {};
    for (const ExportEntry &entry : entries) {
        if (!writer->entry(entry))
            return {};
    }
    return writer->end() ? buffer.data() : QByteArray();
}

/** All cells, as libcsv (not our reader) sees them. */
QStringList cellsOf(const QByteArray &bytes)
{
    QStringList cells;
    csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    const auto take = [](void *data, size_t size, void *list) {
        static_cast<QStringList *>(list)->append(
            QString::fromUtf8(static_cast<const char *>(data), static_cast<qsizetype>(size)));
    };
    csv_parse(&parser, bytes.constData(), static_cast<size_t>(bytes.size()), take, nullptr, &cells);
    const bool isWhole
        = csv_error(&parser) == CSV_SUCCESS && csv_fini(&parser, take, nullptr, &cells) == 0;
    csv_free(&parser);
    return isWhole ? cells : QStringList();
}

/** All texts and attributes, as Qt's XML reader sees them; empty when it is not well formed. */
QStringList xmlTexts(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    QStringList texts;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isCharacters()) // CDATA may come in pieces
            texts.last() += xml.text();
        else
            texts.append(QString());
        for (const QXmlStreamAttribute &attribute : xml.attributes())
            texts.append(attribute.value().toString());
    }
    return xml.hasError() ? QStringList() : texts;
}

void collectTexts(const QJsonValue &value, QStringList *texts)
{
    if (value.isString())
        texts->append(value.toString());
    for (const QJsonValue item : value.toArray())
        collectTexts(item, texts);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        texts->append(it.key());
        collectTexts(it.value(), texts);
    }
}

QStringList jsonTexts(const QByteArray &bytes)
{
    QStringList texts;
    const auto document = QJsonDocument::fromJson(bytes);
    collectTexts(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()),
                 &texts);
    return texts;
}

} // namespace

/** The writers by themselves: hostile texts, pages, and what they count as lost. */
class TestExporters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileTextsStayTexts_data();
    void hostileTextsStayTexts();
    void aPageRunsNothingAndLoadsNothing();
    void coversAreEmbedded();
    void markdownStaysOneLine();
    void lossesAreCounted();
    void everyFormatHasAFace();
};

void TestExporters::hostileTextsStayTexts_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    const QStringList texts{u"a \"quoted\" 'one'"_s,
                            u"]]> and <![CDATA["_s,
                            u"</script><script>alert(1)</script>"_s,
                            u"bell\x07 and escape\x1b[31m"_s,
                            u"=cmd()"_s,
                            u"\u202Eturned\u202C &amp; \u2066"_s,
                            u"comma, semicolon; tab\tand | pipe"_s,
                            u"line one\nline two"_s,
                            u"日本語 🎬 ﬀ"_s};
    for (const auto &format : transfer::exportFormats()) {
        if (format->isWhole())
            continue;
        for (const QString &text : texts)
            QTest::addRow("%s: %s", qPrintable(format->id()),
                          qPrintable(text.simplified().toHtmlEscaped()))
                << format->id() << text;
    }
}

void TestExporters::hostileTextsStayTexts()
{
    QFETCH(const QString, id);
    QFETCH(const QString, text);
    const ExportFormat *format = transfer::findExportFormat(id);
    const MediaType type
        = format->types().isEmpty() ? MediaType::Movie : format->types().constFirst();
    const QByteArray bytes = written(*format, {entryOf(text, type), entryOf(text, type)});
    QVERIFY(!bytes.isEmpty());
    const QString clean = transfer::withoutControls(text);
    const QString suffix = format->suffix();
    if (suffix == u"csv") {
        const QString guarded = clean.startsWith(u'=') ? QString(u'\'' + clean) : clean;
        const QStringList cells = cellsOf(bytes);
        QVERIFY2(cells.count(guarded) >= 2, bytes.constData());
        for (const QString &cell : cells)
            QVERIFY2(cell.isEmpty() || cell.startsWith("=\""_L1)
                         || !u"=+-@"_s.contains(cell.trimmed()[0]),
                     qPrintable(cell));
    } else if (suffix == u"xml" || suffix == u"opml") {
        // A line break in an attribute is a blank to every reader of XML.
        QVERIFY2(xmlTexts(bytes).contains(clean), bytes.constData());
    } else if (suffix == u"json") {
        QVERIFY2(jsonTexts(bytes).count(text) >= 2, bytes.constData());
    } else if (suffix == u"zip") {
        CollectingSink sink;
        OMT_VERIFY(readBytes(bytes, u"trakt.zip"_s, u"trakt"_s, sink));
        QVERIFY(!sink.titled(text.trimmed()).media.title.isEmpty());
    } else if (suffix == u"html") {
        QVERIFY(bytes.contains(clean.toHtmlEscaped().toUtf8()));
    }
}

void TestExporters::aPageRunsNothingAndLoadsNothing()
{
    const ExportFormat *html = transfer::findExportFormat(u"html");
    ExportEntry entry
        = entryOf(u"<img src=x onerror=alert(1)>\"'</h3></script>"_s, MediaType::Movie);
    entry.media.coverUrl = u"https://example.org/cover.jpg\" onload=\"x"_s;
    const QByteArray page = written(*html, {entry});
    QVERIFY(!page.contains("<script"));
    QVERIFY(!page.contains("<img src=x"));
    QVERIFY(!page.contains("https://example.org"));
    QVERIFY(page.contains("default-src 'none'"));
    QVERIFY(page.contains("prefers-color-scheme: dark"));
    QVERIFY(page.contains("@media print"));
    QCOMPARE(page.count("<li>"), page.count("</li>"));
    QCOMPARE(page.count("<bdi>"), page.count("</bdi>"));
}

void TestExporters::coversAreEmbedded()
{
    const ExportFormat *html = transfer::findExportFormat(u"html");
    ExportEntry with = entryOf(u"With a cover"_s, MediaType::Movie);
    with.media.coverUrl = u"https://example.org/1.png"_s;
    ExportEntry odd = entryOf(u"With something else"_s, MediaType::Movie);
    odd.media.coverUrl = u"https://example.org/2.svg"_s;
    const QByteArray page = written(*html, {with, odd}, [](const QString &url) -> QByteArray {
        return url.endsWith(u"png"_s) ? QByteArray("\x89PNG\r\n\x1a\nx", 9)
                                      : QByteArray("<svg onload='alert(1)'/>");
    });
    QCOMPARE(page.count("src=\"data:image/png;base64,"), 1);
    QVERIFY(!page.contains("svg"));
    QCOMPARE(page.count("class=\"cover c"), 1); // drawn for the other
}

void TestExporters::markdownStaysOneLine()
{
    const ExportFormat *markdown = transfer::findExportFormat(u"markdown");
    const QByteArray page = written(
        *markdown,
        {entryOf(u"a | b\n# no heading <b> [x](javascript:1) \u202E"_s, MediaType::Book)});
    const QList<QByteArray> lines = page.trimmed().split('\n');
    const QByteArray row = lines.last();
    QVERIFY2(row.startsWith("| a \\| b \\# no heading \\<b\\>"), row.constData());
    QVERIFY(!page.contains("\u202E"));
    QVERIFY(!page.contains("[x]("));
}

void TestExporters::lossesAreCounted()
{
    const ExportFormat *mal = transfer::findExportFormat(u"mal-anime");
    ExportEntry entry = entryOf(u"Title"_s, MediaType::Anime);
    entry.entry.rating = Rating::fromHundred(85);
    entry.entry.isFavourite = true;
    entry.entry.passNumber = 3;
    entry.entry.completedAt = PartialDate::fromString(u"2020-01-02T03:04:05Z");
    Pass half;
    half.number = 1;
    half.status = Status::Dropped;
    Pass whole;
    whole.number = 2;
    whole.rating = Rating::fromHundred(50);
    entry.passes = {half, whole};
    entry.entry.metaSnapshot = {{u"anilist"_s, QJsonObject{{u"x"_s, 1}}}};
    transfer::LossReport report;
    QVERIFY(transfer::accountFor(*mal, entry, report));
    QVERIFY(!transfer::accountFor(*mal, entryOf(u"A film"_s, MediaType::Movie), report));
    const QJsonObject expected{{u"other_types"_s, 1},
                               {u"unnumbered"_s, 1},
                               {u"rating_steps"_s, 1},
                               {u"passes"_s, 1},
                               {u"unfinished_passes"_s, 1},
                               {u"favourite"_s, 1},
                               {u"times_of_day"_s, 1},
                               {u"review"_s, 1},
                               {u"lists"_s, 1},
                               {u"list_notes"_s, 1},
                               {u"creators"_s, 1},
                               {u"genres"_s, 1},
                               {u"description"_s, 1},
                               {u"attributes"_s, 1},
                               {u"keys"_s, 1},
                               {u"snapshot"_s, 1},
                               {u"added_at"_s, 1}};
    QCOMPARE(report.toJson(), expected);
    QCOMPARE(report.lines().size(), expected.size());
    QVERIFY2(report.lines().constFirst().startsWith(u"1 "), qPrintable(report.lines().first()));
}

void TestExporters::everyFormatHasAFace()
{
    QStringList ids;
    for (const auto &format : transfer::exportFormats()) {
        QVERIFY2(!format->displayName().isEmpty() && !format->purpose().isEmpty()
                     && !format->suffix().isEmpty(),
                 qPrintable(format->id()));
        QVERIFY(!ids.contains(format->id()));
        ids.append(format->id());
        if (!format->importFormat().isEmpty())
            QVERIFY2(transfer::findImportFormat(format->importFormat()),
                     qPrintable(format->importFormat()));
    }
    for (const Loss loss : transfer::allLosses()) {
        for (const int count : {1, 2}) {
            const QString text = transfer::lossText(loss, count);
            QVERIFY2(text.contains(QString::number(count)) && !text.contains(u'('),
                     qPrintable(text));
        }
    }
}

QTEST_GUILESS_MAIN(TestExporters)
#include "tst_exporters.moc"
