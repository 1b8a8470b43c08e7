// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exportlibrary.h"
#include "core/transfer/exportrows.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"
#include "tests/transfer/transfertools.h"

#include <QFileInfo>
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

/** Fields kept and lost, of all rows of one format. */
struct Tally
{
    QMap<Loss, int> kept;
    QMap<Loss, int> lost;
    int entries = 0;
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

QStringList keysOf(const ExportEntry &entry, const ExportAbility &ability)
{
    QStringList keys;
    QStringList sources; // of one service the first number is written
    for (const ExternalKey &key : entry.media.externalKeys) {
        if (!ability.holds.contains(Loss::Keys) && sources.contains(key.source))
            continue;
        sources.append(key.source);
        if (ability.holds.contains(Loss::Keys) || key.source == ability.keySource
            || ability.otherKeys.contains(key.source))
            keys.append(key.toString());
    }
    return keys;
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
            if (!isHeld || isMerged || isDecided || after[it.key()] == it.value())
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
        return same(keysOf(a, ability), keysOf(b, ability));
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

// By a number that both have, else by the name.
const ExportEntry *counterpart(const ExportEntry &entry, const QList<ExportEntry> &others)
{
    for (const ExportEntry &other : others) {
        for (const ExternalKey &key : entry.media.externalKeys) {
            if (other.media.externalKeys.contains(key))
                return &other;
        }
    }
    for (const ExportEntry &other : others) {
        const bool isNear = !entry.media.releaseDate.isKnown() || !other.media.releaseDate.isKnown()
            || entry.media.releaseDate.year() == other.media.releaseDate.year();
        if (isNear && other.media.title.simplified() == entry.media.title.simplified())
            return &other;
    }
    return nullptr;
}

} // namespace

/**
 * Out and in again: a real file is imported, exported, and that imported into an empty library.
 * Every field that the format says it holds must be equal, except where its own loss report says
 * of that very entry that it is not; so both are held by this. Prints what was kept and lost.
 */
class TestRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackEqual_data();
    void comesBackEqual();
    void cleanupTestCase();

private:
    void compare(const ExportFormat &format, const QList<ExportEntry> &before,
                 const QList<ExportEntry> &after);

    QMap<QString, Tally> m_tallies;
    QStringList m_missing;
};

void TestRoundTrip::comesBackEqual_data()
{
    QTest::addColumn<QString>("out");
    QTest::addColumn<QString>("file");
    const auto real = [](const char *name, const char16_t *out, const char *path) {
        QTest::newRow(name) << QString::fromUtf16(
            out) << QString(QStringLiteral(OMT_SHARED_DATA "/exports/") + QString::fromUtf8(path));
    };
    const auto own = [](const char *name, const char16_t *out, const char16_t *path) {
        QTest::newRow(name) << QString::fromUtf16(out) << fixture(QString::fromUtf16(path));
    };
    own("our anime as MyAnimeList XML", u"mal-anime", u"mal-anime.xml");
    own("our manga as MyAnimeList XML", u"mal-manga", u"mal-manga.xml");
    own("our books as Goodreads CSV", u"goodreads-csv", u"goodreads.csv");
    own("our books as CSV", u"csv", u"goodreads.csv");
    own("our films as Letterboxd CSV", u"letterboxd-csv", u"letterboxd");
    own("our anime as AniList JSON", u"anilist-json", u"mal-anime.xml");
    own("our anime as Simkl JSON", u"simkl-json", u"mal-anime.xml");
    own("our films as a Trakt backup", u"trakt", u"letterboxd");
    own("our books as Tellico XML", u"tellico-books", u"goodreads.csv");
    real("a real anime list", u"mal-anime", "mal-xml-anime/animelist-265.xml");
    real("a real anime list of the old layout", u"mal-anime",
         "mal-xml-anime/animelist-old-layout.xml.gz");
    real("a real manga list", u"mal-manga", "mal-xml-manga/mangalist-10.xml");
    real("real AniList lists", u"anilist-json", "anilist-json/medialistcollection-full.json");
    real("a Simkl backup", u"simkl-json", "simkl/SYNTHETIC-SimklBackup.json");
    real("a Trakt backup", u"trakt", "trakt/trakt-export-test.zip");
    real("a Letterboxd account", u"letterboxd-csv",
         "letterboxd/letterboxd-user-2025-01-06-12-00-utc.zip");
    real("a Goodreads library", u"goodreads-csv", "goodreads/goodreads_library_export-31col.csv");
    real("IMDb ratings", u"imdb-csv", "imdb/yamtrack-import_imdb-2024-layout.csv");
    real("podcast subscriptions", u"opml", "opml/podcasts-german-tech.opml");
    real("a Tellico film collection", u"tellico-films", "tellico/movies-many.tc");
    real("a Tellico bookshelf", u"tellico-books", "tellico/books-format11.bc");
    real("a Letterboxd account as CSV", u"csv",
         "letterboxd/letterboxd-user-2025-01-06-12-00-utc.zip");
    real("a Simkl backup as a Trakt backup", u"trakt", "simkl/SYNTHETIC-SimklBackup.json");
}

void TestRoundTrip::comesBackEqual()
{
    QFETCH(const QString, out);
    QFETCH(const QString, file);
    if (!QFile::exists(file)) {
        m_missing.append(file);
        QSKIP("this real file is not here: NOT TESTED");
    }
    const ExportFormat *format = transfer::findExportFormat(out);
    QVERIFY(format);
    ImportBench first;
    OMT_VERIFY(first.open());
    OMT_VERIFY(first.importFiles({file}));
    const auto before = entriesOf(first);
    OMT_VERIFY(before);
    QVERIFY(!before->isEmpty());
    QTemporaryDir directory;
    const QString path = directory.filePath(u"out."_s + format->suffix());
    const auto written = write(first, *format, path);
    OMT_VERIFY(written);
    QVERIFY2(written->entries > 0 || !written->losses.isEmpty(), "neither written nor said so");
    if (written->entries == 0)
        return;
    ImportBench second;
    OMT_VERIFY(second.open());
    const auto report = second.importFiles({path});
    OMT_VERIFY(report);
    QCOMPARE(report->format, format->importFormat());
    QCOMPARE(report->failed, 0);
    const auto after = entriesOf(second);
    OMT_VERIFY(after);
    QCOMPARE(after->size(), written->entries);
    compare(*format, *before, *after);
}

void TestRoundTrip::compare(const ExportFormat &format, const QList<ExportEntry> &before,
                            const QList<ExportEntry> &after)
{
    const ExportAbility ability = format.ability();
    Tally &tally = m_tallies[format.id()];
    QStringList wrong;
    for (const ExportEntry &entry : before) {
        LossReport losses;
        if (!transfer::accountFor(format, entry, losses))
            continue;
        const ExportEntry *back = counterpart(entry, after);
        if (!back) {
            wrong.append(entry.media.title + u": did not come back"_s);
            continue;
        }
        ++tally.entries;
        for (const Loss field : comparedFields()) {
            const bool isDue = isDeclared(field, ability)
                && (losses.count(field) == 0 || field == Loss::Keys || field == Loss::Snapshot);
            QString why;
            if (!isDue)
                tally.lost[field] += hasField(field, entry) ? 1 : 0;
            else if (isKept(field, entry, *back, ability, &why))
                tally.kept[field] += hasField(field, entry) ? 1 : 0;
            else
                wrong.append(u"%1: %2: %3"_s.arg(entry.media.title, toString(field), why));
        }
    }
    const QString said = wrong.mid(0, 20).join(u'\n');
    QVERIFY2(wrong.isEmpty(), qPrintable(u"%1 wrong:\n%2"_s.arg(wrong.size()).arg(said)));
}

void TestRoundTrip::cleanupTestCase()
{
    for (auto it = m_tallies.begin(); it != m_tallies.end(); ++it) {
        QStringList kept;
        QStringList lost;
        for (const Loss field : comparedFields()) {
            if (const int count = it->kept.value(field); count > 0)
                kept.append(u"%1 %2"_s.arg(toString(field)).arg(count));
            if (const int count = it->lost.value(field); count > 0)
                lost.append(u"%1 %2"_s.arg(toString(field)).arg(count));
        }
        qInfo().noquote() << u"%1 (%2 entries)\n  kept: %3\n  lost: %4"_s.arg(it.key())
                                 .arg(it->entries)
                                 .arg(kept.join(u", "_s), lost.join(u", "_s));
    }
    if (!m_missing.isEmpty())
        qInfo().noquote() << m_missing.size() << "real files were not there";
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
