// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/database.h"
#include "core/library/libraryservice.h"
#include "tests/support/awaited.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"

#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::ConflictRule;
using transfer::ImportHooks;
using transfer::ImportReport;
using transfer::ImportRow;

/** Imports while others write the same titles. */
class TestImportRaces : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }

    void twoImportsOfOneNewKeyBothSucceed();
    void importsThatShareOnlyASecondKeyMakeOneTitle();
    void aTitleAddedByHandMeanwhileIsTaken();
    void anEntryAddedByHandMeanwhileIsKept();

private:
    [[nodiscard]] bool waitsForAnother();
    [[nodiscard]] std::pair<Result<ImportReport>, Result<ImportReport>>
    importBoth(const ImportRow &first, const ImportRow &second);
    void addByHand(const QString &title, std::optional<int> progress);

    ImportBench m_bench;
};

namespace {

ImportRow watched(const QString &title, const QString &key, int progress)
{
    ImportRow row = rowOf(title, MediaType::Anime, key);
    row.status = Status::InProgress;
    row.progress = progress;
    return row;
}

/** Calls `act` once, when the import has matched and is about to write titles. */
ImportHooks beforeWriting(std::function<void()> act)
{
    ImportHooks hooks;
    hooks.progress
        = [act = std::move(act), done = false](qint64, qint64, const QString &text) mutable {
              if (text == u"Adding titles" && !std::exchange(done, true))
                  act();
          };
    return hooks;
}

} // namespace

bool TestImportRaces::waitsForAnother()
{
    return m_bench.ask(u"select count(*) from pg_stat_activity"
                       " where datname = current_database() and wait_event_type = 'Lock'"_s)
        != u"0";
}

// The second has read its file and waits while the first is between matching and writing.
std::pair<Result<ImportReport>, Result<ImportReport>>
TestImportRaces::importBoth(const ImportRow &first, const ImportRow &second)
{
    std::future<Result<ImportReport>> other;
    bool hasWaited = false;
    const auto one = m_bench.import(
        {first}, ConflictRule::Keep, false, beforeWriting([&] {
            other = std::async(std::launch::async, [&] { return m_bench.import({second}); });
            hasWaited = QTest::qWaitFor([this] { return waitsForAnother(); }, 30'000);
        }));
    if (!other.valid() || !hasWaited)
        return {one, makeError(Error::Kind::Internal, u"the second did not wait"_s)};
    return {one, other.get()};
}

void TestImportRaces::twoImportsOfOneNewKeyBothSucceed()
{
    const auto [one, other] = importBoth(watched(u"Aria"_s, u"mal/anime:477"_s, 3),
                                         watched(u"Aria"_s, u"mal/anime:477"_s, 3));
    OMT_VERIFY(one);
    OMT_VERIFY(other);
    QCOMPARE(one->created, 1);
    QCOMPARE(other->unchanged, 1);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"1"_s);
    QCOMPARE(m_bench.entry(u"Aria"_s), u"in_progress 3/? pass 1"_s);
}

// Neither row would break a rule of the database, and there would be two of the title.
void TestImportRaces::importsThatShareOnlyASecondKeyMakeOneTitle()
{
    ImportRow first = watched(u"Aria"_s, u"mal/anime:477"_s, 3);
    first.media.externalKeys.append({u"anilist"_s, u""_s, u"477"_s});
    const auto [one, other]
        = importBoth(first, watched(u"Aria the Animation"_s, u"anilist:477"_s, 3));
    OMT_VERIFY(one);
    OMT_VERIFY(other);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"1"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.user_media"_s), u"1"_s);
}

void TestImportRaces::addByHand(const QString &title, std::optional<int> progress)
{
    db::Database database(m_bench.settings());
    library::LibraryService library(database);
    Media media;
    media.title = title;
    media.type = MediaType::Anime;
    media.externalKeys = {{u"mal"_s, u"anime"_s, u"477"_s}};
    std::optional<EntryPatch> patch;
    if (progress)
        patch.emplace().progress = progress;
    OMT_VERIFY(awaited(library.addTitle(media, patch)));
}

void TestImportRaces::aTitleAddedByHandMeanwhileIsTaken()
{
    const auto report = m_bench.import(
        {watched(u"Aria"_s, u"mal/anime:477"_s, 3), rowOf(u"Monster"_s)}, ConflictRule::Keep, false,
        beforeWriting([this] { addByHand(u"Aria the Animation"_s, std::nullopt); }));
    OMT_VERIFY(report);
    QVERIFY2(addsUp(*report), qPrintable(summary(*report)));
    QCOMPARE(report->created, 2); // entries; one of the titles was there
    QCOMPARE(m_bench.askAll(u"select title from media.media order by title"_s),
             u"Aria the Animation|Monster"_s);
    QCOMPARE(m_bench.entry(u"Aria the Animation"_s), u"in_progress 3/? pass 1"_s);
}

void TestImportRaces::anEntryAddedByHandMeanwhileIsKept()
{
    const auto report
        = m_bench.import({watched(u"Aria"_s, u"mal/anime:477"_s, 3)}, ConflictRule::Keep, false,
                         beforeWriting([this] { addByHand(u"Aria"_s, 5); }));
    OMT_VERIFY(report);
    QCOMPARE(report->created, 0);
    QCOMPARE(report->conflicts, 1);
    QVERIFY(m_bench.entry(u"Aria"_s).startsWith(u"in_progress 5"));
}

QTEST_GUILESS_MAIN(TestImportRaces)
#include "tst_importraces.moc"
