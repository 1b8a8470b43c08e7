// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/format.h"
#include "core/transfer/importdecisions.h"
#include "core/transfer/importpreview.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using namespace omt::transfer;

/** What an import shows before it writes, and what becomes of the person's decisions. */
class TestImportPreview : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }

    void everyRecordHasALine();
    void aPreviewWritesAndLocksNothing();
    void aChangedTitleShowsOldAndNew();
    void theSameTitleInThreeSourcesIsOneEntry();
    void conflictsFollowTheRuleOfTheirField_data();
    void conflictsFollowTheRuleOfTheirField();
    void aChoiceSettlesAConflict();
    void aYearApartIsACloseCall();
    void theThresholdDecidesWhatIsClose();
    void aCandidateThatIsTakenIsRemembered();
    void aTitleMadeInsteadIsRememberedToo();
    void whatIsSkippedStaysOut();
    void editsCountBeforeAnythingIsWritten();
    void pagesAndFilters();
    void theRunDoesWhatThePreviewShowed();
    void everyBrokenRecordIsKept();
    void whatOfARecordIsUnreadStandsInItsLine();
    void othersDecisionsAreTheirOwn();
    void groupedRecordsAreSplitAndStaySplit();
    void recordsAreJoinedAndStayJoined();

private:
    struct Preview
    {
        std::unique_ptr<db::Connection> connection;
        std::unique_ptr<ImportPreview> lines;
    };
    Preview previewOf(std::vector<ImportSource> sources);
    Preview previewOf(const QList<ImportRow> &rows)
    {
        std::vector<ImportSource> sources;
        sources.push_back(sourceOf(rows));
        return previewOf(std::move(sources));
    }

    ImportBench m_bench;
};

namespace {

/** "new Dark 2017; same Lost" of every line. */
QString linesOf(ImportPreview &preview)
{
    QStringList texts;
    const auto read = preview.forEach([&](const PreviewRow &row) -> Result<> {
        QString text = toString(row.state) + u' ' + row.name;
        for (const PreviewField &field : row.changes)
            text += u" %1:%2>%3"_s.arg(field.field, field.mine, field.theirs);
        for (const PreviewField &field : row.conflicts)
            text += u" !%1:%2/%3"_s.arg(field.field, field.mine, field.theirs);
        const bool isClose = row.state == PreviewState::Close;
        for (const PreviewCandidate &candidate :
             isClose ? row.candidates : decltype(row.candidates)())
            text += u" ?%1"_s.arg(candidate.score);
        if (!row.reason.isEmpty())
            text += u" ("_s + row.reason + u')';
        texts.append(text);
        return {};
    });
    return read ? texts.join(u"; "_s) : u"! "_s + read.error().toLogString();
}

QString linesBy(ImportPreview &preview, const ImportRules &rules = {})
{
    const auto updated = preview.update(rules, {});
    return updated ? linesOf(preview) : u"! "_s + updated.error().toLogString();
}

ImportRow rated(const QString &title, int rating, int year = 2001)
{
    ImportRow row = rowOf(title, MediaType::Movie, {}, year);
    row.status = Status::Completed;
    row.rating = Rating::fromHundred(rating);
    return row;
}

} // namespace

TestImportPreview::Preview TestImportPreview::previewOf(std::vector<ImportSource> sources)
{
    Preview preview;
    preview.connection = std::make_unique<db::Connection>(m_bench.settings());
    if (!preview.connection->open())
        qFatal("no connection");
    preview.lines = std::make_unique<ImportPreview>(*preview.connection);
    if (const auto read = preview.lines->read(std::move(sources), {}); !read)
        qFatal("%s", qPrintable(read.error().toLogString()));
    return preview;
}

void TestImportPreview::everyRecordHasALine()
{
    OMT_VERIFY(m_bench.import({rated(u"Same"_s, 80), rated(u"Rated"_s, 60),
                               rowOf(u"Gap"_s, MediaType::Movie, {}, 2001)}));
    ImportRow gap = rated(u"Gap"_s, 70);
    ImportRow unknown = rowOf({}, MediaType::Movie, u"imdb:tt0000009"_s);
    const Preview preview = previewOf({rated(u"Same"_s, 80), rated(u"Rated"_s, 90), gap,
                                       rated(u"Fresh"_s, 50), rated(u"Fresh"_s, 50), unknown});
    QCOMPARE(linesBy(*preview.lines),
             u"same Same; conflict Rated !rating:60/90; changed Gap status:planned>completed "
             "rating:>70; new Fresh status:>completed rating:>50; merged Fresh; unmatched "_s);
}

void TestImportPreview::aPreviewWritesAndLocksNothing()
{
    const QString before = m_bench.tableCounts();
    const Preview preview
        = previewOf({rated(u"A"_s, 50), rowOf(u"B"_s, MediaType::Book, u"isbn:9783161484100"_s)});
    const auto updated = preview.lines->update({}, {});
    OMT_VERIFY(updated);
    QCOMPARE(summary(updated->report), u"read 2, created 2"_s);
    QCOMPARE(m_bench.tableCounts(), before);
    QVERIFY(!preview.connection->isInTransaction());
    // Somebody else brings the same in meanwhile; then it is there already.
    OMT_VERIFY(m_bench.import(
        {rated(u"A"_s, 50), rowOf(u"B"_s, MediaType::Book, u"isbn:9783161484100"_s)}));
    QCOMPARE(linesBy(*preview.lines), u"same A; same B"_s);
}

void TestImportPreview::aChangedTitleShowsOldAndNew()
{
    OMT_VERIFY(m_bench.import({rated(u"A"_s, 50)}));
    ImportRow row = rated(u"A"_s, 80);
    row.status = Status::OnHold;
    row.completedAt = PartialDate::fromString(u"2020-03");
    row.notes = u"good"_s;
    row.tags = {u"x"_s, u"y"_s};
    const Preview preview = previewOf({row});
    QCOMPARE(linesBy(*preview.lines, {ConflictRule::Replace, {}}),
             u"changed A status:completed>on_hold rating:50>80 notes:>good tags:>x, y "
             "completed:>2020-03"_s);
}

void TestImportPreview::theSameTitleInThreeSourcesIsOneEntry()
{
    std::vector<ImportSource> sources;
    for (const QString &source : {u"imdb"_s, u"letterboxd"_s, u"trakt"_s})
        sources.push_back(sourceOf({rated(u"Heat"_s, 90, 1995)}, source));
    Preview preview = previewOf(std::move(sources));
    QCOMPARE(linesBy(*preview.lines),
             u"new Heat status:>completed rating:>90; merged Heat; merged Heat"_s);
    const auto page = preview.lines->page({PreviewState::New, {}}, 0, 10);
    OMT_VERIFY(page);
    QCOMPARE(page->rows.first().sources.join(u' '), u"imdb letterboxd trakt"_s);
    const auto report = preview.lines->run({});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 3, created 1, merged 2"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"1"_s);
}

void TestImportPreview::conflictsFollowTheRuleOfTheirField_data()
{
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QString>("line");
    QTest::newRow("mine") << u"mine"_s << u"conflict A !rating:50/80 !notes:old/new"_s;
    QTest::newRow("theirs") << u"theirs"_s << u"changed A rating:50>80 notes:old>new"_s;
    QTest::newRow("one field theirs")
        << u"mine,rating=theirs"_s << u"conflict A rating:50>80 !notes:old/new"_s;
    QTest::newRow("one field mine")
        << u"theirs,notes=keep"_s << u"conflict A rating:50>80 !notes:old/new"_s;
    QTest::newRow("fill only, without a word") << u"fill"_s << u"same A"_s;
    QTest::newRow("ask") << u"ask"_s << u"conflict A !rating:50/80 !notes:old/new"_s;
    QTest::newRow("ask of one field") << u"fill,rating=ask"_s << u"conflict A !rating:50/80"_s;
    QTest::newRow("the newest is theirs")
        << u"newest"_s << u"changed A rating:50>80 notes:old>new"_s;
}

void TestImportPreview::conflictsFollowTheRuleOfTheirField()
{
    QFETCH(const QString, rules);
    QFETCH(const QString, line);
    ImportRow mine = rated(u"A"_s, 50);
    mine.notes = u"old"_s;
    OMT_VERIFY(m_bench.import({mine}));
    ImportRow theirs = rated(u"A"_s, 80);
    theirs.notes = u"new"_s;
    theirs.updatedAt = PartialDate::fromString(u"2999-01-01");
    ImportRules wanted;
    OMT_VERIFY(readConflictRules(rules, &wanted));
    const Preview preview = previewOf({theirs});
    QCOMPARE(linesBy(*preview.lines, wanted), line);
    const auto report = preview.lines->run({});
    OMT_VERIFY(report);
    const bool takesRating = line.contains(u"rating:50>80"_s);
    const bool takesNotes = line.contains(u"notes:old>new"_s);
    QCOMPARE(m_bench.ask(u"select rating || notes from interaction.user_media"_s),
             QString((takesRating ? u"80"_s : u"50"_s) + (takesNotes ? u"new"_s : u"old"_s)));
}

void TestImportPreview::aChoiceSettlesAConflict()
{
    ImportRow mine = rated(u"A"_s, 50);
    mine.notes = u"old"_s;
    OMT_VERIFY(m_bench.import({mine, rated(u"B"_s, 50)}));
    ImportRow theirs = rated(u"A"_s, 80);
    theirs.notes = u"new"_s;
    const Preview preview = previewOf({theirs, rated(u"B"_s, 90)});
    const ImportRules rules{ConflictRule::Ask, {}};
    QCOMPARE(linesBy(*preview.lines, rules),
             u"conflict A !rating:50/80 !notes:old/new; conflict B !rating:50/90"_s);
    OMT_VERIFY(preview.lines->choose({{1}, u"rating"_s, true}));
    OMT_VERIFY(preview.lines->choose({{1, 2}, u"notes"_s, false}));
    QCOMPARE(linesBy(*preview.lines, rules), u"changed A rating:50>80; conflict B !rating:50/90"_s);
    OMT_VERIFY(preview.lines->choose({{1}, u"rating"_s, std::nullopt}));
    QCOMPARE(linesBy(*preview.lines, rules),
             u"conflict A !rating:50/80; conflict B !rating:50/90"_s);
}

void TestImportPreview::aYearApartIsACloseCall()
{
    OMT_VERIFY(m_bench.import({rated(u"Solaris"_s, 50, 1972)}));
    const Preview preview
        = previewOf({rated(u"Solaris"_s, 80, 1973), rated(u"Solaris"_s, 80, 2002)});
    QCOMPARE(linesBy(*preview.lines),
             u"close Solaris status:>completed rating:>80 ?60; new Solaris status:>completed "
             "rating:>80"_s);
}

void TestImportPreview::theThresholdDecidesWhatIsClose()
{
    OMT_VERIFY(m_bench.import({rated(u"Solaris"_s, 50, 1972)}));
    ImportRow row = rated(u"Solaris"_s, 80, 0);
    const Preview preview = previewOf({row});
    QCOMPARE(linesBy(*preview.lines), u"conflict Solaris !rating:50/80"_s);
    QCOMPARE(linesBy(*preview.lines, {ConflictRule::Keep, {}, 90}),
             u"close Solaris status:>completed rating:>80 ?75"_s);
}

void TestImportPreview::aCandidateThatIsTakenIsRemembered()
{
    OMT_VERIFY(m_bench.import({rated(u"Solaris"_s, 50, 1972)}));
    const QString solaris = m_bench.ask(u"select id from media.media"_s);
    Preview preview = previewOf({rated(u"Solaris"_s, 80, 1973)});
    QVERIFY(linesBy(*preview.lines).startsWith(u"close"_s));
    OMT_VERIFY(
        preview.lines->decide({{1}, ImportDecision::Action::Take, MediaId::fromString(solaris)}));
    QCOMPARE(linesBy(*preview.lines), u"conflict Solaris !rating:50/80"_s);
    OMT_VERIFY(preview.lines->run({}));
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"1"_s);
    // The next import, without anybody to ask.
    const auto again = m_bench.import({rated(u"Solaris"_s, 80, 1973)});
    OMT_VERIFY(again);
    QCOMPARE(summary(*again), u"read 1, conflicts 1"_s);
    // Forgotten, it is a close call again.
    OMT_VERIFY(forgetImportDecisionsNow(*preview.connection, {}));
    const Preview later = previewOf({rated(u"Solaris"_s, 80, 1973)});
    QVERIFY(linesBy(*later.lines).startsWith(u"close"_s));
}

void TestImportPreview::aTitleMadeInsteadIsRememberedToo()
{
    OMT_VERIFY(m_bench.import({rated(u"Solaris"_s, 50, 0)}));
    Preview preview = previewOf({rated(u"Solaris"_s, 80, 2002)});
    QCOMPARE(linesBy(*preview.lines), u"conflict Solaris !rating:50/80"_s);
    OMT_VERIFY(preview.lines->decide({{1}, ImportDecision::Action::MakeNew, {}}));
    QCOMPARE(linesBy(*preview.lines), u"new Solaris status:>completed rating:>80"_s);
    OMT_VERIFY(preview.lines->run({}));
    QCOMPARE(m_bench.askAll(u"select rating from interaction.user_media order by rating"_s),
             u"50|80"_s);
    const auto again = m_bench.import({rated(u"Solaris"_s, 80, 2002)});
    OMT_VERIFY(again);
    QCOMPARE(summary(*again), u"read 1, unchanged 1"_s);
    // With a key as well: the key leads to another title from then on.
    OMT_VERIFY(m_bench.import({rowOf(u"X"_s, MediaType::Movie, u"imdb:tt0000007"_s)}));
    Preview keyed = previewOf({rowOf(u"Y"_s, MediaType::Movie, u"imdb:tt0000007"_s)});
    QCOMPARE(linesBy(*keyed.lines), u"same Y"_s);
    OMT_VERIFY(keyed.lines->decide({{1}, ImportDecision::Action::MakeNew, {}}));
    OMT_VERIFY(keyed.lines->run({}));
    QCOMPARE(m_bench.ask(u"select count(*) from media.media where title in ('X', 'Y')"_s), u"2"_s);
}

void TestImportPreview::whatIsSkippedStaysOut()
{
    Preview preview = previewOf({rated(u"A"_s, 50), rated(u"B"_s, 60), rated(u"B"_s, 60)});
    OMT_VERIFY(preview.lines->update({}, {}));
    OMT_VERIFY(preview.lines->decide({{2}, ImportDecision::Action::Skip, {}}));
    QCOMPARE(linesBy(*preview.lines),
             u"new A status:>completed rating:>50; skipped B; skipped B"_s);
    const auto report = preview.lines->run({});
    OMT_VERIFY(report);
    QCOMPARE(report->skipped, qint64(2));
    QVERIFY(addsUp(*report));
    QCOMPARE(m_bench.askAll(u"select title from media.media"_s), u"A"_s);
    const auto again = m_bench.import({rated(u"A"_s, 50), rated(u"B"_s, 60)});
    OMT_VERIFY(again);
    QCOMPARE(summary(*again), u"read 2, unchanged 1, skipped 1"_s);
}

void TestImportPreview::editsCountBeforeAnythingIsWritten()
{
    OMT_VERIFY(m_bench.import({rated(u"Alien"_s, 50, 1979)}));
    Preview preview = previewOf({rated(u"Aleins"_s, 80, 1986)});
    OMT_VERIFY(preview.lines->update({}, {}));
    RecordEdit edit;
    edit.record = 1;
    edit.title = u"Alien"_s;
    edit.year = 1979;
    edit.rating = Rating::fromHundred(90);
    OMT_VERIFY(preview.lines->edit(edit));
    QCOMPARE(linesBy(*preview.lines, {ConflictRule::Replace, {}}), u"changed Alien rating:50>90"_s);
    OMT_VERIFY(preview.lines->run({}));
    QCOMPARE(m_bench.askAll(u"select title from media.media"_s), u"Alien"_s);
    QCOMPARE(m_bench.ask(u"select rating from interaction.user_media"_s), u"90"_s);
}

void TestImportPreview::pagesAndFilters()
{
    QList<ImportRow> rows;
    for (int i = 1; i <= 250; ++i)
        rows.append(rated(u"Title %1"_s.arg(i), i % 2 ? 50 : 70));
    OMT_VERIFY(m_bench.import(rows.mid(0, 100)));
    const Preview preview = previewOf(rows);
    const auto updated = preview.lines->update({}, {});
    OMT_VERIFY(updated);
    QCOMPARE(updated->counts.value(PreviewState::Same), qint64(100));
    QCOMPARE(updated->counts.value(PreviewState::New), qint64(150));
    const auto page = preview.lines->page({PreviewState::New, {}}, 148, 100);
    OMT_VERIFY(page);
    QCOMPARE(page->total, qint64(150));
    QCOMPARE(page->rows.size(), qsizetype(2));
    QCOMPARE(page->rows.first().name, u"Title 249"_s);
    const auto found = preview.lines->page({std::nullopt, u"title 24"_s}, 0, 5);
    OMT_VERIFY(found);
    QCOMPARE(found->total, qint64(11));
    QCOMPARE(found->rows.size(), qsizetype(5));
    const auto none = preview.lines->page({std::nullopt, u"%"_s}, 0, 5);
    OMT_VERIFY(none);
    QCOMPARE(none->total, qint64(0));
    const auto records = preview.lines->records({PreviewState::Same, {}});
    OMT_VERIFY(records);
    QCOMPARE(records->size(), qsizetype(100));
}

void TestImportPreview::theRunDoesWhatThePreviewShowed()
{
    ImportRow total = rated(u"Counted"_s, 80);
    total.media.type = MediaType::Anime;
    total.media.progressTotal = 26;
    const QList<ImportRow> rows{total, rated(u"B"_s, 10), rated(u"B"_s, 10)};
    const auto dry = m_bench.import(rows, ConflictRule::Keep, true);
    OMT_VERIFY(dry);
    Preview preview = previewOf(rows);
    const auto updated = preview.lines->update({}, {});
    OMT_VERIFY(updated);
    QCOMPARE(summary(updated->report), summary(*dry));
    QVERIFY(linesOf(*preview.lines).startsWith(u"new Counted status:>completed progress:>26 "_s));
    const auto report = preview.lines->run({});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), summary(*dry));
    QVERIFY(!report->run.isNull());
    QCOMPARE(m_bench.ask(u"select progress from interaction.user_media where progress > 0"_s),
             u"26"_s);
}

void TestImportPreview::everyBrokenRecordIsKept()
{
    ImportSource source = sourceOf({rated(u"A"_s, 50)});
    const auto rows = source.read;
    source.read = [rows](RowSink &sink) -> Result<> {
        for (int i = 1; i <= 1500; ++i) {
            if (!sink.problem({u"list"_s, i, u"bad"_s, false}))
                return cancelledError();
        }
        return rows(sink);
    };
    std::vector<ImportSource> sources;
    sources.push_back(source);
    const Preview preview = previewOf(std::move(sources));
    const auto updated = preview.lines->update({}, {});
    OMT_VERIFY(updated);
    QCOMPARE(updated->report.problems.size(), qsizetype(1000));
    QCOMPARE(updated->counts.value(PreviewState::Broken), qint64(1500));
    const auto page = preview.lines->page({PreviewState::Broken, {}}, 1499, 10);
    OMT_VERIFY(page);
    QCOMPARE(page->rows.first().line, qint64(1500));
    QCOMPARE(page->rows.first().reason, u"bad"_s);
}

// A status of an unknown name, say: the record comes, and its line says what does not.
void TestImportPreview::whatOfARecordIsUnreadStandsInItsLine()
{
    ImportSource source = sourceOf({rated(u"A"_s, 50), rated(u"B"_s, 60)});
    const auto rows = source.read;
    source.read = [rows](RowSink &sink) -> Result<> {
        if (!sink.problem({u"list"_s, 2, u"no such status"_s, true}))
            return cancelledError();
        return rows(sink);
    };
    std::vector<ImportSource> sources;
    sources.push_back(source);
    const Preview preview = previewOf(std::move(sources));
    const auto updated = preview.lines->update({}, {});
    OMT_VERIFY(updated);
    QCOMPARE(updated->counts.value(PreviewState::Broken), qint64(0));
    QCOMPARE(updated->counts.value(PreviewState::New), qint64(2));
    const auto page = preview.lines->page({}, 0, 10);
    OMT_VERIFY(page);
    QCOMPARE(page->rows.size(), qsizetype(2));
    QVERIFY(page->rows.first().notes.isEmpty());
    QCOMPARE(page->rows.last().notes, QStringList(u"no such status"_s));
}

void TestImportPreview::othersDecisionsAreTheirOwn()
{
    Preview preview = previewOf({rated(u"A"_s, 50)});
    OMT_VERIFY(preview.lines->update({}, {}));
    OMT_VERIFY(preview.lines->decide({{1}, ImportDecision::Action::Skip, {}}));
    OMT_VERIFY(preview.lines->run({}));
    const auto mine = importDecisionsNow(*preview.connection);
    OMT_VERIFY(mine);
    QCOMPARE(mine->size(), qsizetype(1));
    QCOMPARE(mine->first().label, u"A"_s);
    QVERIFY(mine->first().isSkipped());
    OMT_VERIFY(preview.connection->setSessionToken(u"nobody's"_s));
    const auto theirs = importDecisionsNow(*preview.connection);
    QVERIFY(!theirs || theirs->isEmpty());
}

// Two services' records of one name: by rule one title, by hand two, and two the next time.
void TestImportPreview::groupedRecordsAreSplitAndStaySplit()
{
    ImportRow first = rated(u"Shore"_s, 50);
    first.media.externalKeys = {{u"tmdb"_s, u"movie"_s, u"1"_s}};
    ImportRow second = rated(u"Shore"_s, 70);
    second.media.externalKeys = {{u"imdb"_s, {}, u"tt0000002"_s}};
    Preview preview = previewOf({first, second});
    const auto before = preview.lines->update({}, {});
    OMT_VERIFY(before);
    QCOMPARE(before->counts.value(PreviewState::Merged), qint64(1));
    OMT_VERIFY(preview.lines->decide({{2}, ImportDecision::Action::Split, {}}));
    const auto split = preview.lines->update({}, {});
    OMT_VERIFY(split);
    QCOMPARE(split->counts.value(PreviewState::New), qint64(2));
    QCOMPARE(split->counts.value(PreviewState::Merged), qint64(0));
    OMT_VERIFY(preview.lines->decide({{2}, ImportDecision::Action::Forget, {}}));
    QCOMPARE(preview.lines->update({}, {})->counts.value(PreviewState::Merged), qint64(1));
    OMT_VERIFY(preview.lines->decide({{2}, ImportDecision::Action::Split, {}}));
    OMT_VERIFY(preview.lines->update({}, {}));
    OMT_VERIFY(preview.lines->run({}));
    QCOMPARE(m_bench.askAll(u"select title from media.media"_s), u"Shore|Shore"_s);
    QCOMPARE(m_bench.ask(u"select count(distinct media_id) from media.external_links"_s), u"2"_s);
    const auto again = m_bench.import({first, second});
    OMT_VERIFY(again);
    QCOMPARE(summary(*again), u"read 2, unchanged 2"_s);
}

void TestImportPreview::recordsAreJoinedAndStayJoined()
{
    const QList<ImportRow> rows{rated(u"Shore, season 1"_s, 50), rated(u"Shore, season 2"_s, 50),
                                rated(u"Other"_s, 50)};
    Preview preview = previewOf(rows);
    OMT_VERIFY(preview.lines->update({}, {}));
    OMT_VERIFY(preview.lines->decide({{2, 1}, ImportDecision::Action::Join, {}}));
    const auto joined = preview.lines->update({}, {});
    OMT_VERIFY(joined);
    QCOMPARE(joined->counts.value(PreviewState::New), qint64(2));
    QCOMPARE(joined->counts.value(PreviewState::Merged), qint64(1));
    OMT_VERIFY(preview.lines->run({}));
    QCOMPARE(m_bench.askAll(u"select title from media.media order by title"_s),
             u"Other|Shore, season 1"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.external_links"_s), u"0"_s);
    const auto again = m_bench.import(rows);
    OMT_VERIFY(again);
    QCOMPARE(again->created, qint64(0));
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.user_media"_s), u"2"_s);
}

QTEST_GUILESS_MAIN(TestImportPreview)
#include "tst_importpreview.moc"
