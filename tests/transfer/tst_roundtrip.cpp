// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/titletext.h"
#include "core/transfer/exportlibrary.h"
#include "core/transfer/exportrows.h"
#include "core/transfer/importfiles.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"
#include "tests/transfer/transfertools.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::ExportAbility;
using transfer::ExportEntry;
using transfer::ExportFormat;
using transfer::Loss;
using transfer::LossReport;

namespace {

/** Fields kept and lost, of all entries that went from one format to another. */
struct Tally
{
    QMap<Loss, int> kept;
    QMap<Loss, int> lost;
    int entries = 0;

    void add(const Tally &one)
    {
        ++entries;
        for (auto it = one.kept.begin(); it != one.kept.end(); ++it)
            kept[it.key()] += it.value();
        for (auto it = one.lost.begin(); it != one.lost.end(); ++it)
            lost[it.key()] += it.value();
    }
};

/** Which formats told of a title: by a number of a service, and by its name. */
class Origins : public transfer::RowSink
{
public:
    bool row(transfer::ImportRow &&row) override
    {
        for (const ExternalKey &key : row.media.externalKeys)
            m_byKey[key.toString()].insert(m_format);
        m_byTitle[row.media.title.simplified()].insert(m_format);
        return true;
    }
    bool problem(transfer::Problem &&) override { return true; }

    Result<> look(const transfer::ImportSource &source)
    {
        m_format = source.format;
        m_formats.insert(m_format);
        return source.read(*this);
    }
    [[nodiscard]] QSet<QString> of(const ExportEntry &entry) const
    {
        QSet<QString> formats;
        for (const ExternalKey &key : entry.media.externalKeys)
            formats += m_byKey.value(key.toString());
        return formats.isEmpty() ? m_byTitle.value(entry.media.title.simplified()) : formats;
    }
    [[nodiscard]] const QSet<QString> &formats() const { return m_formats; }

private:
    QString m_format;
    QSet<QString> m_formats;
    QHash<QString, QSet<QString>> m_byKey;
    QHash<QString, QSet<QString>> m_byTitle;
};

/** The part of a date that the format can hold. */
PartialDate held(const PartialDate &date, const ExportAbility &ability)
{
    if (date.precision() < ability.coarsest)
        return {};
    return date.precision() > ability.finest ? PartialDate::fromDate(date.startDate()) : date;
}

// A format that knows moments only writes a day as its midnight.
bool isSameDate(const PartialDate &written, const PartialDate &back, const ExportAbility &ability)
{
    const PartialDate expected = held(written, ability);
    if (expected == back)
        return true;
    return ability.coarsest >= PartialDate::Precision::Day && back.isKnown()
        && expected.startDate() == back.startDate()
        && expected.precision() == PartialDate::Precision::Day;
}

int rounded(const std::optional<Rating> &rating, int step)
{
    if (!rating)
        return 0;
    const int steps = qRound(rating->hundred() / double(step));
    return std::max(1, steps) * step;
}

int hundredOf(const std::optional<Rating> &rating)
{
    return rating ? rating->hundred() : 0;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList listsOf(const ExportEntry &entry, bool withNotes)
{
    QStringList lists;
    for (const auto &place : entry.places)
        lists.append(withNotes ? QString(place.list + u'/' + place.note) : place.list);
    return sorted(lists);
}

// Of a service of which the format holds one number, any of the entry's will do.
bool hasKeys(const ExportEntry &a, const ExportEntry &b, const ExportAbility &ability, QString *why)
{
    QStringList due;
    for (const ExternalKey &key : a.media.externalKeys) {
        const bool isHeld = ability.holds.contains(Loss::Keys) || key.source == ability.keySource
            || ability.otherKeys.contains(key.source);
        if (!isHeld || b.media.externalKeys.contains(key))
            continue;
        const bool isOther = !ability.holds.contains(Loss::Keys)
            && std::any_of(a.media.externalKeys.begin(), a.media.externalKeys.end(),
                           [&](const ExternalKey &one) {
                               return one.source == key.source
                                   && b.media.externalKeys.contains(one);
                           });
        if (!isOther)
            due.append(key.toString());
    }
    if (!due.isEmpty())
        *why = u"without "_s + due.join(u", "_s);
    return due.isEmpty();
}

QString passText(const Pass &pass, const ExportAbility &ability)
{
    return u"%1 r%2"_s.arg(held(pass.completedAt, ability).toString())
        .arg(rounded(pass.rating, ability.ratingStep));
}

QStringList dayedPasses(const ExportEntry &entry, const ExportAbility &ability)
{
    QStringList passes;
    for (const Pass &pass : entry.passes) {
        if (pass.status == Status::Completed && held(pass.completedAt, ability).isKnown())
            passes.append(passText(pass, ability));
    }
    return passes;
}

// What the source said is all there again; import may add to it.
bool hasSnapshot(const ExportEntry &a, const ExportEntry &b, const ExportAbility &ability,
                 QString *why)
{
    for (const QString &source : ability.sources) {
        const QJsonObject before = a.snapshot(source);
        const QJsonObject after = b.snapshot(source);
        for (auto it = before.begin(); it != before.end(); ++it) {
            const bool isHeld
                = ability.snapshotFields.isEmpty() || ability.snapshotFields.contains(it.key());
            // Several records were one title: a format of one record a title holds one of them.
            const bool isMerged = it.value().toArray().size() > 1 && !after[it.key()].isArray();
            // A word it did not know: the entry has a status of its own by now, which counts.
            const bool isDecided = it.key() == "my_status"_L1;
            // Two collections may both have a number 1.
            const bool isPlace = source == u"tellico" && it.key() == "id"_L1;
            if (!isHeld || isMerged || isDecided || isPlace || after[it.key()] == it.value())
                continue;
            *why = source + u'.' + it.key() + u": "_s
                + QString::fromUtf8(QJsonDocument(QJsonArray{it.value(), after[it.key()]})
                                        .toJson(QJsonDocument::Compact));
            return false;
        }
    }
    return true;
}

// Breaks between lines are of one kind; blanks around a text mean nothing.
QString lines(QString text)
{
    return text.replace("\r\n"_L1, "\n"_L1).trimmed();
}

const Review noReview;

const Review &reviewOf(const ExportEntry &entry)
{
    return entry.review() ? *entry.review() : noReview;
}

/** Whether a field came back; `why` says how it differs. */
bool isKept(Loss field, const ExportEntry &a, const ExportEntry &b, const ExportAbility &ability,
            QString *why)
{
    const auto same = [why](const auto &x, const auto &y) {
        if (x == y)
            return true;
        QDebug(why).nospace() << x << " became " << y;
        return false;
    };
    const Entry &x = a.entry;
    const Entry &y = b.entry;
    switch (field) {
    case Loss::Status:
        return same(toString(x.status), toString(y.status));
    case Loss::Progress:
        return same(x.progress, y.progress);
    case Loss::Rating:
        return same(rounded(x.rating, ability.ratingStep), hundredOf(y.rating));
    case Loss::Notes:
        return same(lines(x.notes), lines(y.notes));
    case Loss::Tags:
        return same(x.tags, y.tags);
    case Loss::StartedAt:
        return isSameDate(x.startedAt, y.startedAt, ability)
            || same(x.startedAt.toString(), y.startedAt.toString());
    case Loss::CompletedAt:
        return isSameDate(x.completedAt, y.completedAt, ability)
            || same(x.completedAt.toString(), y.completedAt.toString());
    case Loss::PassCount:
        return same(x.passNumber, y.passNumber);
    case Loss::Passes:
        return same(dayedPasses(a, ability), dayedPasses(b, ability));
    case Loss::Favourite:
        return same(x.isFavourite, y.isFavourite);
    case Loss::Private:
        return same(x.isPrivate, y.isPrivate);
    case Loss::Review:
        return same(lines(reviewOf(a).text), lines(reviewOf(b).text));
    case Loss::Spoilers:
        return same(reviewOf(a).hasSpoilers, reviewOf(b).hasSpoilers);
    case Loss::Lists:
        return same(listsOf(a, false), listsOf(b, false));
    case Loss::ListNotes:
        return same(listsOf(a, true), listsOf(b, true));
    case Loss::ReleaseDate:
        return ability.holdsOnlyYear
            ? same(a.media.releaseDate.startDate().year(), b.media.releaseDate.startDate().year())
            : same(a.media.releaseDate.toString(), b.media.releaseDate.toString());
    case Loss::Creators:
        return same(a.media.creators, b.media.creators);
    case Loss::Genres:
        return same(a.media.genres, b.media.genres);
    case Loss::Description:
        return same(a.media.description, b.media.description);
    case Loss::Cover:
        return same(a.media.coverUrl, b.media.coverUrl);
    case Loss::Keys:
        return hasKeys(a, b, ability, why);
    case Loss::Snapshot:
        return hasSnapshot(a, b, ability, why);
    case Loss::AddedAt:
        return same(x.createdAt.date(), y.createdAt.date());
    case Loss::Names:
        return same(a.media.names.size(), b.media.names.size());
    default:
        return true;
    }
}

/** How many of a field the entry has: nothing is kept where there is nothing. */
bool hasField(Loss field, const ExportEntry &entry)
{
    const Entry &own = entry.entry;
    switch (field) {
    case Loss::Progress:
        return own.progress > 0;
    case Loss::Rating:
        return own.rating.has_value();
    case Loss::Notes:
        return !own.notes.isEmpty();
    case Loss::Tags:
        return !own.tags.isEmpty();
    case Loss::StartedAt:
        return own.startedAt.isKnown();
    case Loss::CompletedAt:
        return own.completedAt.isKnown();
    case Loss::PassCount:
        return own.passNumber > 1;
    case Loss::Passes:
        return std::any_of(entry.passes.begin(), entry.passes.end(),
                           [](const Pass &pass) { return pass.completedAt.isKnown(); });
    case Loss::Favourite:
        return own.isFavourite;
    case Loss::Private:
        return own.isPrivate;
    case Loss::Review:
        return entry.review() != nullptr;
    case Loss::Spoilers:
        return reviewOf(entry).hasSpoilers;
    case Loss::Lists:
        return !entry.places.isEmpty();
    case Loss::ListNotes:
        return std::any_of(entry.places.begin(), entry.places.end(),
                           [](const auto &place) { return !place.note.isEmpty(); });
    case Loss::ReleaseDate:
        return entry.media.releaseDate.isKnown();
    case Loss::Creators:
        return !entry.media.creators.isEmpty();
    case Loss::Genres:
        return !entry.media.genres.isEmpty();
    case Loss::Description:
        return !entry.media.description.isEmpty();
    case Loss::Cover:
        return !entry.media.coverUrl.isEmpty();
    case Loss::Keys:
        return !entry.media.externalKeys.isEmpty();
    case Loss::Snapshot:
        return !own.metaSnapshot.isEmpty();
    case Loss::Names:
        return !entry.media.names.isEmpty();
    default:
        return true;
    }
}

const QList<Loss> &comparedFields()
{
    static const QList<Loss> fields{
        Loss::Status,    Loss::Progress,    Loss::Rating,    Loss::Notes,  Loss::Tags,
        Loss::StartedAt, Loss::CompletedAt, Loss::PassCount, Loss::Passes, Loss::Favourite,
        Loss::Private,   Loss::Review,      Loss::Spoilers,  Loss::Lists,  Loss::ListNotes,
        Loss::Names,     Loss::ReleaseDate, Loss::Creators,  Loss::Genres, Loss::Description,
        Loss::Cover,     Loss::Keys,        Loss::Snapshot,  Loss::AddedAt};
    return fields;
}

bool isDeclared(Loss field, const ExportAbility &ability)
{
    if (field == Loss::Keys)
        return true; // those of the services that it names
    if (field == Loss::Snapshot)
        return !ability.sources.isEmpty() || ability.holds.contains(field);
    return ability.holds.contains(field);
}

Result<QList<ExportEntry>> entriesOf(ImportBench &bench)
{
    static const auto statement = db::Statement::load(u"transfer/export_rows");
    db::Connection connection(bench.settings());
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    const auto rows = connection.query(
        statement, {{u"types", QStringList()}, {u"list", u""}, {u"is_grouped", false}});
    if (!rows)
        return rows.error();
    return rows->map([](const db::Row &row) { return transfer::exportEntryOf(row); });
}

Result<transfer::ExportReport> write(ImportBench &bench, const ExportFormat &format,
                                     const QString &path)
{
    db::Connection connection(bench.settings());
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    return transfer::exportLibraryToFile(connection, {&format}, path);
}

/** What the entries that came back were: by a number that both have, else by the name. */
class Counterparts
{
public:
    Counterparts(const QList<ExportEntry> &before, const QList<ExportEntry> &after)
    {
        for (const ExportEntry &entry : after) {
            for (const ExternalKey &key : entry.media.externalKeys)
                m_byKey.insert(key.toString(), &entry);
            m_byTitle.insert(entry.media.title.simplified(), &entry);
            m_left.insert(&entry);
        }
        for (const ExportEntry &entry : before)
            claim(&entry, byKey(entry));
        for (const bool sameYear : {true, false}) {
            for (const ExportEntry &entry : before) {
                if (!m_found.contains(&entry))
                    claim(&entry, byTitle(entry, sameYear));
            }
        }
    }
    [[nodiscard]] const ExportEntry *of(const ExportEntry &entry) const
    {
        return m_found.value(&entry);
    }
    /** That nothing was found to have become. */
    [[nodiscard]] const QSet<const ExportEntry *> &left() const { return m_left; }

private:
    void claim(const ExportEntry *entry, const ExportEntry *other)
    {
        if (other && m_left.remove(other))
            m_found.insert(entry, other);
    }
    [[nodiscard]] const ExportEntry *byKey(const ExportEntry &entry) const
    {
        for (const ExternalKey &key : entry.media.externalKeys) {
            const ExportEntry *other = m_byKey.value(key.toString());
            if (other && m_left.contains(other))
                return other;
        }
        return nullptr;
    }
    [[nodiscard]] const ExportEntry *byTitle(const ExportEntry &entry, bool sameYear) const
    {
        for (const ExportEntry *other : m_byTitle.values(entry.media.title.simplified())) {
            const PartialDate &a = entry.media.releaseDate;
            const PartialDate &b = other->media.releaseDate;
            const bool isNear
                = a.isKnown() == b.isKnown() && (!a.isKnown() || a.year() == b.year());
            if (m_left.contains(other) && (isNear || (!sameYear && (!a.isKnown() || !b.isKnown()))))
                return other;
        }
        return nullptr;
    }

    QHash<QString, const ExportEntry *> m_byKey;
    QMultiHash<QString, const ExportEntry *> m_byTitle;
    QHash<const ExportEntry *, const ExportEntry *> m_found;
    QSet<const ExportEntry *> m_left;
};

QString numbersOf(const ExportEntry &entry)
{
    QStringList numbers;
    for (const ExternalKey &key : entry.media.externalKeys)
        numbers.append(key.toString());
    return numbers.join(u", "_s);
}

/** Titles of one name: without numbers, a file cannot tell them apart. */
QString nameOf(const ExportEntry &entry)
{
    return titleKey(entry.media.title);
}

// A finish that its own file told of but another source's word stood against is kept aside, written
// again, and counts on the way back, where nobody speaks against it.
bool isKnownGap(const ExportFormat &format, const ExportEntry &entry)
{
    return format.importFormat() == "mal-xml"_L1 && !entry.entry.completedAt.isKnown()
        && entry.snapshot(u"mal").contains(u"my_finish_date"_s);
}

} // namespace

/**
 * Out and in again: files of every format that comes in are imported into one library, that is
 * exported to every format that comes back, and each of those imported into an empty library.
 * Every field that the format says it holds must be equal, except where its own loss report says
 * of that very entry that it is not; so both are held by this. Prints what was kept and lost of
 * each pair of formats.
 */
class TestRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackEqual_data();
    void comesBackEqual();
    void everyFormatThatComesBackWasTried();
    void cleanupTestCase();

private:
    void prepare(const QStringList &files);
    void compare(const ExportFormat &format, const QList<ExportEntry> &after);

    QStringList m_files; ///< that m_before came of
    QList<ExportEntry> m_before;
    std::unique_ptr<ImportBench> m_library;
    std::unique_ptr<Origins> m_origins;
    QMap<QString, QMap<QString, Tally>> m_tallies; ///< out, in
    QSet<QString> m_tried;
    int m_twins = 0;
};

void TestRoundTrip::comesBackEqual_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("out");
    QStringList own;
    for (const auto &name :
         {u"personal", u"mal-anime.xml", u"mal-manga.xml", u"goodreads.csv", u"letterboxd",
          u"tellico-music.xml", u"tellico-comics.xml", u"tellico-games.xml"})
        own.append(fixture(QString::fromUtf16(name)));
    const QStringList real{QStringLiteral(OMT_SHARED_DATA "/exports")};
    const std::pair<const char *, QStringList> sets[]{{"our files", own}, {"real files", real}};
    for (const auto &[name, files] : sets) {
        for (const auto &format : transfer::exportFormats()) {
            if (!format->importFormat().isEmpty() && !format->isWhole())
                QTest::addRow("%s as %s", name, qPrintable(format->id())) << files << format->id();
        }
    }
}

// Once for all formats: importing is what takes time.
void TestRoundTrip::prepare(const QStringList &files)
{
    if (m_files == files)
        return;
    transfer::ImportOptions options;
    options.files = files;
    const auto sources = transfer::openImportSources(options);
    OMT_VERIFY(sources);
    m_origins = std::make_unique<Origins>();
    for (const transfer::ImportSource &source : *sources)
        OMT_VERIFY(m_origins->look(source));
    m_library = std::make_unique<ImportBench>();
    OMT_VERIFY(m_library->open());
    OMT_VERIFY(m_library->importFiles(files));
    const auto before = entriesOf(*m_library);
    OMT_VERIFY(before);
    QVERIFY(!before->isEmpty());
    m_before = *before;
    m_files = files;
}

void TestRoundTrip::comesBackEqual()
{
    QFETCH(const QStringList, files);
    QFETCH(const QString, out);
    if (!QFile::exists(files.first()))
        QSKIP("the real files are not here: NOT TESTED");
    prepare(files);
    if (QTest::currentTestFailed())
        return;
    const ExportFormat *format = transfer::findExportFormat(out);
    QVERIFY(format);
    QTemporaryDir directory;
    QString path = directory.filePath(u"out."_s + format->suffix());
    const auto written = write(*m_library, *format, path);
    OMT_VERIFY(written);
    QVERIFY2(written->entries > 0 || !written->losses.isEmpty(), "neither written nor said so");
    if (written->entries == 0)
        return;
    // Tellico packs its files; half of ours are packed as it does.
    if (out == u"tellico-music" || out == u"tellico-comics" || out == u"tellico-games") {
        const QByteArray packed = wrapped(Wrapping::Zip, {{u"tellico.xml"_s, contentOf(path)}});
        path = directory.filePath(u"out.tc"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(packed) == packed.size());
    }
    ImportBench second;
    OMT_VERIFY(second.open());
    const auto report = second.importFiles({path});
    OMT_VERIFY(report);
    QCOMPARE(report->format, format->importFormat());
    QCOMPARE(report->failed, 0);
    const auto after = entriesOf(second);
    OMT_VERIFY(after);
    m_tried.insert(out);
    compare(*format, *after);
}

void TestRoundTrip::everyFormatThatComesBackWasTried()
{
    for (const auto &format : transfer::exportFormats()) {
        if (!format->importFormat().isEmpty() && !format->isWhole())
            QVERIFY2(m_tried.contains(format->id()), qPrintable(format->id()));
    }
}

void TestRoundTrip::compare(const ExportFormat &format, const QList<ExportEntry> &after)
{
    const ExportAbility ability = format.ability();
    QStringList wrong;
    QList<ExportEntry> written;
    QHash<QString, int> twins;
    for (const ExportEntry &entry : m_before) {
        LossReport losses;
        if (transfer::accountFor(format, entry, losses)) {
            written.append(entry);
            ++twins[nameOf(entry)];
        }
    }
    const Counterparts counterparts(written, after);
    for (const ExportEntry *left : counterparts.left()) {
        if (twins.value(nameOf(*left)) > 1)
            continue;
        wrong.append(u"%1 (%2): came out of nothing"_s.arg(left->media.title,
                                                           left->media.releaseDate.toString()));
    }
    for (const ExportEntry &entry : written) {
        LossReport losses;
        (void)transfer::accountFor(format, entry, losses);
        const ExportEntry *back = counterparts.of(entry);
        if (twins.value(nameOf(entry)) > 1) {
            ++m_twins; // put together with its twin, or exchanged with it
            continue;
        }
        if (!back) {
            wrong.append(entry.media.title + u": did not come back"_s);
            continue;
        }
        Tally tally;
        for (const Loss field : comparedFields()) {
            const bool isDue = isDeclared(field, ability)
                && (losses.count(field) == 0 || field == Loss::Keys || field == Loss::Snapshot);
            QString why;
            if (!isDue || isKnownGap(format, entry))
                tally.lost[field] += hasField(field, entry) ? 1 : 0;
            else if (isKept(field, entry, *back, ability, &why))
                tally.kept[field] += hasField(field, entry) ? 1 : 0;
            else
                wrong.append(u"%1 (%2): %3: %4"_s.arg(entry.media.title, numbersOf(entry),
                                                      toString(field), why));
        }
        for (const QString &origin : m_origins->of(entry))
            m_tallies[format.id()][origin].add(tally);
    }
    const QString said = wrong.mid(0, 20).join(u'\n');
    QVERIFY2(wrong.isEmpty(), qPrintable(u"%1 wrong:\n%2"_s.arg(wrong.size()).arg(said)));
}

void TestRoundTrip::cleanupTestCase()
{
    qsizetype pairs = 0;
    for (auto out = m_tallies.begin(); out != m_tallies.end(); ++out) {
        QStringList table;
        for (auto in = out->begin(); in != out->end(); ++in) {
            ++pairs;
            QStringList kept;
            QStringList lost;
            for (const Loss field : comparedFields()) {
                if (const int count = in->kept.value(field); count > 0)
                    kept.append(u"%1 %2"_s.arg(toString(field)).arg(count));
                if (const int count = in->lost.value(field); count > 0)
                    lost.append(u"%1 %2"_s.arg(toString(field)).arg(count));
            }
            table.append(u"  from %1 (%2 entries)\n    kept: %3\n    lost: %4"_s.arg(in.key())
                             .arg(in->entries)
                             .arg(kept.join(u", "_s), lost.join(u", "_s)));
        }
        qInfo().noquote() << u"to %1\n%2"_s.arg(out.key(), table.join(u'\n'));
    }
    qInfo() << pairs << "pairs of formats;" << m_twins
            << "entries share their name with another and were not compared";
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
