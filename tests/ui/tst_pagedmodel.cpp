// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakelibrary.h"
#include "ui/access/answer.h"
#include "ui/models/pagedmodel.h"
#include "ui/models/roles.h"
#include "ui/screens/titles/covergrid.h"

#include <QAbstractItemModelTester>
#include <QPromise>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

namespace {

/** Answers when it is told to, in any order. */
class HeldSource final : public TitleSource
{
public:
    QFuture<Result<TitleListing>> page(const TitleQuery &query, int rows) override
    {
        queries << query;
        firstRows << rows;
        spines.emplace_back();
        spines.back().start();
        return spines.back().future();
    }
    QFuture<Result<QList<TitleRow>>> rows(const QList<MediaId> &ids) override
    {
        asked << ids;
        pages.emplace_back();
        pages.back().start();
        return pages.back().future();
    }
    void answerSpine(size_t which, const Result<QList<MediaId>> &spine,
                     const QList<TitleRow> &first = {})
    {
        spines.at(which).addResult(spine.map([&first](const QList<MediaId> &ids) {
            return TitleListing{ids, first};
        }));
        spines.at(which).finish();
        QCoreApplication::processEvents(); // answers arrive by the event loop
    }
    void answerRows(size_t which, const QString &prefix)
    {
        QList<TitleRow> rows;
        for (const MediaId &id : asked.at(qsizetype(which))) {
            TitleRow row;
            row.id = id;
            row.title = prefix;
            row.type = MediaType::Anime;
            row.entry = Entry{};
            rows << row;
        }
        pages.at(which).addResult(Result<QList<TitleRow>>(rows));
        pages.at(which).finish();
        QCoreApplication::processEvents();
    }

    QList<TitleQuery> queries;
    QList<QList<MediaId>> asked;
    QList<int> firstRows;
    std::vector<QPromise<Result<TitleListing>>> spines;
    std::vector<QPromise<Result<QList<TitleRow>>>> pages;
};

QList<MediaId> someIds(int count)
{
    QList<MediaId> ids;
    for (int i = 0; i < count; ++i)
        ids << MediaId(QUuid(uint(i + 1), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    return ids;
}

} // namespace

class TestPagedModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void rowsAreFetchedWhenLookedAt()
    {
        test::FakeLibrary library;
        library.fill(1000, 1000);
        PagedModel model(library);
        const QAbstractItemModelTester tester(&model);
        TitleQuery query;
        query.sort = TitleSort::AddedAt;
        model.setQuery(query);
        QTRY_COMPARE(model.rowCount(), 1000);
        QTRY_VERIFY(model.cachedRow(0));
        QCOMPARE(model.index(0, 0).data().toString(), u"Fullmetal Alchemist: Brotherhood"_s);
        QCOMPARE(model.index(500, 0).data(RowRole), QVariant());
        QTRY_VERIFY(model.cachedRow(500));
        QVERIFY(model.index(500, 0).data(RowRole).isValid());
    }

    void theFirstRowsComeWithTheSpine()
    {
        HeldSource source;
        PagedModel model(source);
        const QAbstractItemModelTester tester(&model);
        model.setQuery({});
        QCOMPARE(source.firstRows, QList<int>{PagedModel::firstRows});
        const QList<MediaId> ids = someIds(300);
        TitleRow row;
        row.id = ids.first();
        row.title = u"First"_s;
        bool wasThere = false;
        connect(&model, &QAbstractItemModel::modelReset, this,
                [&] { wasThere = model.cachedRow(0) && !model.cachedRow(1); });
        source.answerSpine(0, ids, {row});
        QVERIFY(wasThere); // the view that is told has something to show
        QCOMPARE(model.index(0, 0).data().toString(), u"First"_s);
        QVERIFY(source.asked.isEmpty());
        model.refresh(); // asks for the order alone; rows are told of by themselves
        QCOMPARE(source.firstRows, (QList<int>{PagedModel::firstRows, 0}));
    }

    void aHundredThousandRowsHoldFewPages()
    {
        test::FakeLibrary library;
        library.fill(100'000, 100'000);
        PagedModel model(library);
        TitleQuery query;
        query.sort = TitleSort::AddedAt;
        model.setQuery(query);
        QTRY_COMPARE(model.rowCount(), 100'000);
        for (int row = 0; row < 100'000; row += 4999) {
            (void)model.index(row, 0).data();
            QTRY_VERIFY(model.cachedRow(row));
        }
        QCOMPARE_LE(model.cachedRows(), PagedModel::maxCachedRows);
        QCOMPARE(model.idAt(99'999), library.ids().last());
        QCOMPARE_LE(library.rowsAsked, 22 * 3 * PagedModel::pageSize);
    }

    void flingingPastPagesDoesNotFetchThemAll()
    {
        test::FakeLibrary library;
        library.fill(50'000, 50'000);
        PagedModel model(library);
        TitleQuery query;
        query.sort = TitleSort::AddedAt;
        model.setQuery(query);
        QTRY_COMPARE(model.rowCount(), 50'000);
        for (int row = 0; row < 50'000; row += 50)
            (void)model.index(row, 0).data();
        QTRY_VERIFY(model.cachedRow(49'950));
        QTest::qWait(0);
        QCOMPARE_LE(library.rowQuestions, 24);
    }

    void changesArriveAsTheSmallestSteps()
    {
        test::FakeLibrary library;
        library.fill(300, 300);
        PagedModel model(library);
        const QAbstractItemModelTester tester(&model);
        TitleQuery query;
        query.sort = TitleSort::AddedAt;
        model.setQuery(query);
        QTRY_COMPARE(model.rowCount(), 300);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
        const QPersistentModelIndex kept = model.index(200, 0);
        const MediaId id = model.idAt(200);

        library.removeTitle(model.idAt(10));
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 299);
        QCOMPARE(removals.size(), 1);
        QCOMPARE(removals.first().at(1).toInt(), 10);
        TitleRow row;
        row.title = u"New"_s;
        row.entry = Entry{};
        (void)library.add(row);
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 300);
        QCOMPARE(insertions.size(), 1);
        QCOMPARE(insertions.first().at(1).toInt(), 299);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(kept.row(), 199);
        QCOMPARE(model.idAt(kept.row()), id);
    }

    void randomChangesLeadToTheSameOrderAsAskingAnew()
    {
        test::FakeLibrary library;
        library.fill(400, 400);
        PagedModel model(library);
        const QAbstractItemModelTester tester(&model);
        TitleQuery query;
        query.sort = TitleSort::Rating;
        model.setQuery(query);
        QTRY_COMPARE(model.rowCount(), 400);
        QRandomGenerator random(7);
        for (int round = 0; round < 30; ++round) {
            for (int i = 0; i < 12; ++i) {
                const MediaId id = library.ids().at(random.bounded(int(library.ids().size())));
                library.change(id, [&random](TitleRow &row) {
                    row.entry->rating = Rating::fromHundred(random.bounded(101));
                });
            }
            if (round % 3 == 0)
                library.removeTitle(library.ids().at(random.bounded(int(library.ids().size()))));
            model.refresh();
            QList<MediaId> expected;
            onAnswer(library.page(query, 0), this,
                     [&expected](const Result<TitleListing> &page) { expected = page->ids; });
            QTRY_VERIFY(!expected.isEmpty());
            const auto now = [&model] {
                QList<MediaId> ids;
                for (int row = 0; row < model.rowCount(); ++row)
                    ids << model.idAt(row);
                return ids;
            };
            QTRY_COMPARE(now(), expected);
        }
    }

    void aLongReorderingIsComparedElsewhereAndApplied()
    {
        HeldSource source;
        PagedModel model(source);
        const QAbstractItemModelTester tester(&model);
        QList<MediaId> ids = someIds(20'000);
        model.setQuery({});
        source.answerSpine(0, ids);
        QCOMPARE(model.rowCount(), 20'000);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        ids.move(5, 19'000);
        model.refresh();
        source.answerSpine(1, ids);
        QTRY_COMPARE(model.idAt(19'000), someIds(20'000).at(5));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.rowCount(), 20'000);
    }

    void anAnswerToAnOlderQuestionIsDropped()
    {
        HeldSource source;
        PagedModel model(source);
        TitleQuery other;
        other.text = u"other"_s;
        model.setQuery({});
        model.setQuery(other);
        source.answerSpine(1, someIds(3));
        QCOMPARE(model.rowCount(), 3);
        source.answerSpine(0, someIds(50));
        QCOMPARE(model.rowCount(), 3);
    }

    void rowsOfAnOlderQuestionDoNotReplaceNewerOnes()
    {
        HeldSource source;
        PagedModel model(source);
        model.setQuery({});
        source.answerSpine(0, someIds(1));
        (void)model.index(0, 0).data();
        QTRY_COMPARE(source.asked.size(), 1);
        source.answerRows(0, u"first"_s);
        QCOMPARE(model.index(0, 0).data().toString(), u"first"_s);
        const auto id = QSet<MediaId>{model.idAt(0)};
        model.refreshRows(id);
        model.refreshRows(id);
        source.answerRows(2, u"newest"_s);
        source.answerRows(1, u"older"_s);
        QCOMPARE(model.index(0, 0).data().toString(), u"newest"_s);
    }

    void anEditShowsAtOnceAndWhatWasUnderWayDoesNotUndoIt()
    {
        HeldSource source;
        PagedModel model(source);
        model.setQuery({});
        source.answerSpine(0, someIds(1));
        (void)model.index(0, 0).data();
        QTRY_COMPARE(source.asked.size(), 1);
        source.answerRows(0, u"title"_s);
        model.refreshRows({model.idAt(0)});
        EntryPatch patch;
        patch.progressBy = 1;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.preview({model.idAt(0)}, patch, QDate(2026, 5, 1));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.cachedRow(0)->entry->progress, 1);
        QVERIFY(model.cachedRow(0)->entry->status == Status::InProgress);
        source.answerRows(1, u"title"_s);
        QCOMPARE(model.cachedRow(0)->entry->progress, 1);
    }

    void manyRefreshesBecomeTwoQuestions()
    {
        HeldSource source;
        PagedModel model(source);
        model.setQuery({});
        source.answerSpine(0, someIds(3));
        for (int i = 0; i < 50; ++i)
            model.refresh();
        QCOMPARE(source.spines.size(), 2U);
        source.answerSpine(1, someIds(4));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(source.spines.size(), 3U);
        source.answerSpine(2, someIds(5));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(source.spines.size(), 3U);
    }

    void aFailureKeepsWhatIsShown()
    {
        HeldSource source;
        PagedModel model(source);
        model.setQuery({});
        source.answerSpine(0, someIds(3));
        QSignalSpy failed(&model, &PagedModel::failed);
        model.refresh();
        source.answerSpine(1, makeError(Error::Kind::Connection, u"gone"_s));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(model.rowCount(), 3);
    }

    void sortingAsksTheSourceForAnotherOrder()
    {
        HeldSource source;
        PagedModel model(source);
        model.setQuery({});
        model.sort(int(Column::Rating), Qt::DescendingOrder);
        QVERIFY(source.queries.last().sort == TitleSort::Rating);
        QVERIFY(source.queries.last().descending);
        model.sort(int(Column::Tags), Qt::AscendingOrder); // nobody can sort by tags
        QCOMPARE(source.queries.size(), 2);
    }

    void cellsTakeOnlyWhatTheirColumnMeans_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<bool>("taken");
        QTest::newRow("a month is a date")
            << int(Column::StartedAt) << QVariant(u"2020-05"_s) << true;
        QTest::newRow("an empty text clears a date")
            << int(Column::CompletedAt) << QVariant(QString()) << true;
        QTest::newRow("words are no date")
            << int(Column::StartedAt) << QVariant(u"soon"_s) << false;
        QTest::newRow("a title cannot be edited")
            << int(Column::Title) << QVariant(u"x"_s) << false;
        QTest::newRow("zero takes the rating away") << int(Column::Rating) << QVariant(0) << true;
        QTest::newRow("progress is a number") << int(Column::Progress) << QVariant(12) << true;
    }

    void cellsTakeOnlyWhatTheirColumnMeans()
    {
        QFETCH(int, column);
        QFETCH(QVariant, value);
        QFETCH(bool, taken);
        HeldSource source;
        PagedModel model(source);
        model.setQuery({});
        source.answerSpine(0, someIds(1));
        QSignalSpy requested(&model, &PagedModel::editRequested);
        QCOMPARE(model.setData(model.index(0, column), value, Qt::EditRole), taken);
        QCOMPARE(requested.size(), taken ? 1 : 0);
    }

    void coversStandWhereTheyAreFound()
    {
        HeldSource source;
        PagedModel model(source);
        model.setQuery({});
        source.answerSpine(0, someIds(100'000));
        CoverGrid grid;
        grid.setModel(&model);
        grid.setCardSize(QSize(160, 280));
        grid.resize(700, 600);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        QCOMPARE(grid.columns(), 4);
        for (const int row : {0, 3, 4, 77, 50'000, 99'999}) {
            const QModelIndex index = model.index(row, 0);
            grid.scrollTo(index, QAbstractItemView::EnsureVisible);
            const QRect rect = grid.visualRect(index);
            QVERIFY(grid.viewport()->rect().intersects(rect));
            QCOMPARE(grid.indexAt(rect.center()), index);
        }
        grid.setCurrentIndex(model.index(50, 0));
        QTest::keyClick(&grid, Qt::Key_Down);
        QCOMPARE(grid.currentIndex().row(), 54);
        QTest::keyClick(&grid, Qt::Key_Left);
        QCOMPARE(grid.currentIndex().row(), 53);
        QTest::keyClick(&grid, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(grid.selectionModel()->selectedRows().size(), 5);
    }
};

QTEST_MAIN(TestPagedModel)
#include "tst_pagedmodel.moc"
