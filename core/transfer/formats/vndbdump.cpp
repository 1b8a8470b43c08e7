// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/fingerprint.h"
#include "core/transfer/formats/dumps.h"
#include "core/transfer/formats/values.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/linereader.h"

#include <functional>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// A field of COPY's text format; \N is nothing.
QString copyText(QByteArrayView field)
{
    if (field == "\\N")
        return {};
    if (!field.contains('\\'))
        return QString::fromUtf8(field);
    QByteArray plain;
    for (qsizetype i = 0; i < field.size(); ++i) {
        if (field[i] != '\\' || i + 1 == field.size()) {
            plain += field[i];
            continue;
        }
        const char c = field[++i];
        plain += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }
    return QString::fromUtf8(plain);
}

/** One line of a table, its fields by the names that the table's header gives. */
class TableRow
{
public:
    TableRow(const QHash<QByteArray, qsizetype> &columns, QList<QByteArrayView> fields)
        : m_columns(columns)
        , m_fields(std::move(fields))
    {
    }
    [[nodiscard]] QString text(const char *column) const
    {
        const qsizetype at = m_columns.value(column, -1);
        return at >= 0 && at < m_fields.size() ? copyText(m_fields[at]) : QString();
    }
    [[nodiscard]] bool isTrue(const char *column) const { return text(column) == "t"_L1; }

private:
    const QHash<QByteArray, qsizetype> &m_columns;
    QList<QByteArrayView> m_fields;
};

struct VisualNovelTitle
{
    QString language;
    QString title;
    QString latin;
    bool isOfficial = false;
};

/**
 * What the tables beside that of the visual novels say of them. The whole database has some sixty
 * thousand of these: the few facts that are wanted fit into memory.
 */
struct Surroundings
{
    QHash<QString, QHash<QByteArray, qsizetype>> headers; ///< by member
    QHash<QString, QList<VisualNovelTitle>> titles; ///< by visual novel
    QHash<QString, QString> producers; ///< names by id
    QHash<QString, QString> releaseDates; ///< by release
    QHash<QString, QStringList> developers; ///< of a release: ids of producers
    QHash<QString, PartialDate> released; ///< by visual novel: the earliest
    QHash<QString, QStringList> makers; ///< by visual novel: names
    QList<std::pair<QString, QString>> releasesOf; ///< release and visual novel
};

using TakeRow = std::function<bool(const TableRow &row, QByteArrayView line, qint64 number)>;

Result<> readTable(InputStream &stream, const QHash<QByteArray, qsizetype> &columns,
                   const TakeRow &take)
{
    LineReader lines(stream);
    for (;;) {
        QByteArrayView line;
        const auto found = lines.next(line);
        if (!found)
            return found.error();
        if (!*found)
            return {};
        if (!line.isEmpty() && !take(TableRow(columns, fieldsOf(line)), line, lines.line()))
            return cancelledError();
    }
}

Result<> readHeaders(InputFile &file, Surroundings &world)
{
    return file.forEachMember([&](const QString &member, InputStream &stream) -> Result<bool> {
        if (!member.startsWith("db/"_L1) || !member.endsWith(".header"_L1))
            return true;
        LineReader lines(stream);
        QByteArrayView line;
        const auto found = lines.next(line);
        if (!found)
            return found.error();
        QHash<QByteArray, qsizetype> columns;
        for (const QByteArrayView name : fieldsOf(line))
            columns.insert(name.toByteArray(), columns.size());
        world.headers.insert(member.chopped(7), columns);
        return true;
    });
}

// 20040227, with 99 for an unknown month or day and 99999999 for one to come.
PartialDate dateOf(const QString &number)
{
    const int value = number.toInt();
    const int year = value / 10000;
    const int month = value / 100 % 100;
    const int day = value % 100;
    if (year < 1970 || year >= 9999)
        return {};
    if (month < 1 || month > 12)
        return PartialDate::fromYear(year);
    const PartialDate whole = PartialDate::fromDate(QDate(year, month, day));
    return whole.isKnown() ? whole : PartialDate::fromMonth(year, month);
}

Result<> readSurroundings(InputFile &file, Surroundings &world)
{
    const QHash<QString, TakeRow> tables{
        {u"db/vn_titles"_s,
         [&](const TableRow &row, QByteArrayView, qint64) {
             world.titles[row.text("id")].append(
                 {row.text("lang"), row.text("title"), row.text("latin"), row.isTrue("official")});
             return true;
         }},
        {u"db/producers"_s,
         [&](const TableRow &row, QByteArrayView, qint64) {
             const QString latin = row.text("latin");
             world.producers.insert(row.text("id"), latin.isEmpty() ? row.text("name") : latin);
             return true;
         }},
        {u"db/releases"_s,
         [&](const TableRow &row, QByteArrayView, qint64) {
             world.releaseDates.insert(row.text("id"), row.text("released"));
             return true;
         }},
        {u"db/releases_producers"_s,
         [&](const TableRow &row, QByteArrayView, qint64) {
             if (row.isTrue("developer"))
                 world.developers[row.text("id")].append(row.text("pid"));
             return true;
         }},
        {u"db/releases_vn"_s, [&](const TableRow &row, QByteArrayView, qint64) {
             if (row.text("rtype") != "trial"_L1)
                 world.releasesOf.append({row.text("id"), row.text("vid")});
             return true;
         }}};
    return file.forEachMember([&](const QString &member, InputStream &stream) -> Result<bool> {
        const auto table = tables.constFind(member);
        if (table == tables.cend())
            return true;
        return readTable(stream, world.headers.value(member), *table).map([](const Done &) {
            return true;
        });
    });
}

void joinReleases(Surroundings &world)
{
    for (const auto &[release, novel] : std::as_const(world.releasesOf)) {
        const PartialDate date = dateOf(world.releaseDates.value(release));
        PartialDate &first = world.released[novel];
        if (date.isKnown() && (!first.isKnown() || date.startDate() < first.startDate()))
            first = date;
        QStringList &makers = world.makers[novel];
        for (const QString &id : world.developers.value(release)) {
            const QString name = world.producers.value(id);
            if (!name.isEmpty() && !makers.contains(name))
                makers.append(name);
        }
    }
    world.releasesOf.clear();
    world.releaseDates.clear();
    world.developers.clear();
}

QString shown(const VisualNovelTitle &title)
{
    return title.latin.isEmpty() ? title.title : title.latin;
}

void takeTitles(Media &media, const QList<VisualNovelTitle> &titles, const QString &original)
{
    for (const VisualNovelTitle &title : titles) {
        if (title.language == original)
            media.title = shown(title);
    }
    if (media.title.isEmpty() && !titles.isEmpty())
        media.title = shown(titles.first());
    for (const VisualNovelTitle &title : titles) {
        const bool isOriginal = title.language == original;
        addName(media, title.title, title.language, isOriginal ? u"original"_s : u"translated"_s);
        if (!title.latin.isEmpty())
            addName(media, title.latin, title.language + u"-Latn"_s, u"alias"_s);
    }
}

ImportRow novelRow(const TableRow &vn, const Surroundings &world)
{
    ImportRow row;
    Media &media = row.media;
    const QString id = vn.text("id");
    media.type = MediaType::VisualNovel;
    takeTitles(media, world.titles.value(id), vn.text("olang"));
    for (const QString &alias : vn.text("alias").split(u'\n', Qt::SkipEmptyParts))
        addName(media, alias, {}, u"alias"_s);
    media.description = vn.text("description");
    media.releaseDate = world.released.value(id);
    media.creators = world.makers.value(id);
    setList(media.attributes, u"developers", media.creators);
    setText(media.attributes, u"original_language", languageCode(vn.text("olang")));
    media.popularity = vn.text("c_votecount").toDouble();
    if (const double average = vn.text("c_average").toDouble(); average > 0) // 784 is 7.84
        media.attributes.insert(u"average_rating"_s, average / 100);
    addKey(media, u"vndb"_s, {}, id);
    const QString wikidata = vn.text("l_wikidata");
    if (!wikidata.isEmpty() && wikidata != "0"_L1)
        addKey(media, u"wikidata"_s, {}, u'Q' + wikidata);
    return row;
}

// What the record depends on, for it is made of several tables.
quint64 fingerprintOfNovel(QByteArrayView line, const ImportRow &row)
{
    quint64 hash = fingerprintOf(line);
    for (const TitleName &name : row.media.names)
        hash = fingerprintOf(name.text.toUtf8(), hash);
    hash = fingerprintOf(row.media.creators.join(u'\n').toUtf8(), hash);
    return fingerprintOf((row.media.title + row.media.releaseDate.toString()).toUtf8(), hash);
}

} // namespace

VndbDumpFormat::VndbDumpFormat()
    : CatalogFormat(u"vndb-dump"_s, u"VNDB database dump"_s, u"vndb"_s)
{
}

int VndbDumpFormat::recognise(const FileProbe &probe) const
{
    return probe.members.contains(u"db/vn"_s) && probe.members.contains(u"db/vn.header"_s) ? 98 : 0;
}

Result<> VndbDumpFormat::read(InputFile &file, RowSink &sink) const
{
    Surroundings world;
    if (const auto done = readHeaders(file, world); !done)
        return done;
    if (!world.headers.value(u"db/vn"_s).contains("id"))
        return inputError(file.name(), 0, formatText("The file has no column “%1”.").arg("id"_L1));
    if (const auto done = readSurroundings(file, world); !done)
        return done;
    joinReleases(world);
    return file.forEachMember([&](const QString &member, InputStream &stream) -> Result<bool> {
        if (member != "db/vn"_L1)
            return true;
        Delivery delivery(sink, stream.name());
        const auto take = [&](const TableRow &vn, QByteArrayView line, qint64 number) -> bool {
            ImportRow row = novelRow(vn, world);
            if (sink.wasTaken(fingerprintOfNovel(line, row)))
                return true;
            if (row.media.title.isEmpty())
                return delivery.problem(formatText("The entry has no title and was left out."),
                                        number);
            return delivery.row(std::move(row), number);
        };
        return readTable(stream, world.headers.value(member), take).map([](const Done &) {
            return false;
        });
    });
}

} // namespace omt::transfer
