// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/uuid.h"
#include "ui/models/browsemodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

namespace {

/** A catalog that is as large as it likes, and counts what it is asked. */
class Source final : public QObject, public BrowseSource, public TitleSource
{
public:
    qint64 titles = 1'000'000;
    int shift = 0; ///< titles that came in before the others
    int questions = 0;
    QList<qint64> asked;
    bool isHeld = false;
    QList<std::function<void()>> held;

    [[nodiscard]] static MediaId idOf(qint64 number)
    {
        return MediaId(QUuid(quint32(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    }

    QFuture<Result<catalog::BrowsePage>> browse(const catalog::BrowseQuery &query,
                                                int count) override
    {
        return browsePage(query, 0, count);
    }
    QFuture<Result<catalog::BrowsePage>> browsePage(const catalog::BrowseQuery &, qint64 first,
                                                    int count) override
    {
        ++questions;
        asked << first;
        catalog::BrowsePage page;
        page.first = first;
        page.total = titles;
        for (qint64 i = first; i < std::min(first + count, titles); ++i) {
            catalog::BrowseRow row;
            row.title.id = idOf(i - shift);
            row.title.title = u"Title %1"_s.arg(i - shift);
            page.rows.append(row);
        }
        return answer(page);
    }
    QFuture<Result<catalog::FacetAnswer>> facets(const catalog::BrowseQuery &) override
    {
        return answer(catalog::FacetAnswer());
    }
    QFuture<Result<catalog::FacetAnswer>> findFacetValues(const catalog::BrowseQuery &,
                                                          const QString &) override
    {
        return answer(catalog::FacetAnswer());
    }
    QFuture<Result<catalog::FacetTotal>> countTitles(const catalog::BrowseQuery &) override
    {
        return answer(catalog::FacetTotal{titles, false, {}});
    }
    QFuture<Result<TitleListing>> page(const TitleQuery &, int) override
    {
        return answer(TitleListing());
    }
    QFuture<Result<QList<TitleRow>>> rows(const QList<MediaId> &ids) override
    {
        QList<TitleRow> rows;
        for (const MediaId &id : ids) {
            TitleRow row;
            row.id = id;
            row.title = u"Read again"_s;
            rows << row;
        }
        return answer(rows);
    }

private:
    template <class T> QFuture<Result<T>> answer(const T &value)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const auto give = [promise, value] {
            promise->addResult(Result<T>(value));
            promise->finish();
        };
        if (isHeld)
            held << give;
        else
            QTimer::singleShot(0, this, give);
        return promise->future();
    }
};

constexpr int mostHeld = BrowseModel::chunkSize * BrowseModel::mostChunks;

/** As a view does that shows thirty rows from there. */
void look(const BrowseModel &model, int row)
{
    for (int i = row; i < std::min(row + 30, model.rowCount()); ++i)
        (void)model.index(i, 0).data(RowRole);
}

} // namespace

class TestBrowseModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void hasARowForEveryTitle();
    void keepsTheRulesOfModels();
    void jumpingAsksForWhatIsLookedAtAndHoldsLittle();
    void rowsScrolledPastAreNotAskedFor();
    void prefetchesBesideWhatIsLookedAt();
    void aNewQueryDropsAnswersToTheOldOne();
    void changesElsewhereKeepThePlace();
    void otherTitlesOnTheScreenResetTheModel();
    void aTotalThatWasEstimatedMayChange();
    void editsShowAtOnceAndAreNotUndoneByOlderAnswers();
    void sortsByWhatTheCatalogCanBeSortedBy();

private:
    void open();

    std::unique_ptr<Source> m_source;
    std::unique_ptr<BrowseModel> m_model;
};

void TestBrowseModel::init()
{
    m_model.reset();
    m_source = std::make_unique<Source>();
    m_model = std::make_unique<BrowseModel>(*m_source, *m_source);
}

void TestBrowseModel::open()
{
    QSignalSpy loaded(m_model.get(), &TitleModel::loaded);
    m_model->setQuery({});
    QVERIFY(m_model->isLoading());
    QVERIFY(loaded.wait());
}

void TestBrowseModel::hasARowForEveryTitle()
{
    open();
    QCOMPARE(m_model->rowCount(), 1'000'000);
    QCOMPARE(m_model->idAt(7), Source::idOf(7));
    QVERIFY(m_model->idAt(999'999).isNull());
    look(*m_model, 999'990);
    QTRY_COMPARE(m_model->idAt(999'999), Source::idOf(999'999));
    QCOMPARE(m_model->index(999'999, 0).data().toString(), u"Title 999999"_s);
}

void TestBrowseModel::keepsTheRulesOfModels()
{
    m_source->titles = 350;
    const QAbstractItemModelTester tester(m_model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    open();
    look(*m_model, 200);
    QTRY_VERIFY(m_model->cachedRow(200));
    m_source->titles = 420;
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 420);
    m_source->titles = 10;
    open();
    QCOMPARE(m_model->rowCount(), 10);
    m_source->titles = 0;
    open();
    QCOMPARE(m_model->rowCount(), 0);
}

void TestBrowseModel::jumpingAsksForWhatIsLookedAtAndHoldsLittle()
{
    open();
    const int before = m_source->questions;
    constexpr int jumps = 100;
    for (int i = 0; i < jumps; ++i) {
        const int row = int((qint64(i) * 7'919'777 + 333) % 999'000);
        look(*m_model, row);
        QTRY_VERIFY(m_model->cachedRow(row));
        QVERIFY(m_model->cachedRows() <= mostHeld);
    }
    // Thirty rows lie in two chunks at most, and each chunk brings two beside it.
    QVERIFY2(m_source->questions - before <= jumps * 4,
             qPrintable(QString::number(m_source->questions - before)));
}

void TestBrowseModel::rowsScrolledPastAreNotAskedFor()
{
    open();
    const int before = m_source->questions;
    for (int row = 0; row < 900'000; row += 1000) // a hand drags the bar, and paints on the way
        look(*m_model, row);
    QTRY_VERIFY(m_model->cachedRow(899'000));
    QTest::qWait(20);
    QVERIFY2(m_source->questions - before <= 8,
             qPrintable(QString::number(m_source->questions - before)));
    QVERIFY(!m_source->asked.contains(450'000));
}

void TestBrowseModel::prefetchesBesideWhatIsLookedAt()
{
    open();
    look(*m_model, 1500 * BrowseModel::chunkSize + 1); // thirty rows of one chunk
    QTRY_VERIFY(m_source->asked.contains(1499 * BrowseModel::chunkSize));
    QTRY_VERIFY(m_source->asked.contains(1501 * BrowseModel::chunkSize));
}

void TestBrowseModel::aNewQueryDropsAnswersToTheOldOne()
{
    open();
    m_source->isHeld = true;
    look(*m_model, 150 * BrowseModel::chunkSize + 1);
    QTRY_COMPARE(m_source->held.size(), 1);
    m_source->isHeld = false;
    m_source->titles = 30;
    catalog::BrowseQuery other;
    other.withoutLibrary = true;
    QSignalSpy loaded(m_model.get(), &TitleModel::loaded);
    m_model->setQuery(other);
    QVERIFY(loaded.wait());
    m_source->held.first()();
    QTest::qWait(10);
    QCOMPARE(m_model->rowCount(), 30);
    QCOMPARE(m_model->cachedRows(), 30);
}

void TestBrowseModel::changesElsewhereKeepThePlace()
{
    open();
    look(*m_model, 5000);
    QTRY_VERIFY(m_model->cachedRow(5000));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->refresh();
    QTRY_VERIFY(!changed.isEmpty());
    QTRY_VERIFY(m_model->cachedRow(5000));
    QCOMPARE(reset.size(), 0);
}

void TestBrowseModel::otherTitlesOnTheScreenResetTheModel()
{
    open();
    look(*m_model, 5000);
    QTRY_VERIFY(m_model->cachedRow(5000));
    bool keptPlace = false;
    connect(m_model.get(), &QAbstractItemModel::modelReset, this,
            [&] { keptPlace = m_model->keepsPlace(); });
    m_source->shift = 1;
    ++m_source->titles;
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 1'000'001);
    QVERIFY(keptPlace);
    QCOMPARE(m_model->idAt(5001), Source::idOf(5000));
    QCOMPARE(m_model->rowOf(Source::idOf(5000)), 5001);
}

void TestBrowseModel::aTotalThatWasEstimatedMayChange()
{
    open();
    m_source->titles = 999'000;
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    look(*m_model, 400'000);
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(m_model->rowCount(), 999'000);
    m_source->titles = 1'000'500;
    look(*m_model, 600'000);
    QTRY_COMPARE(m_model->rowCount(), 1'000'500);
}

void TestBrowseModel::editsShowAtOnceAndAreNotUndoneByOlderAnswers()
{
    open();
    m_source->isHeld = true;
    m_model->refresh();
    QTRY_COMPARE(m_source->held.size(), 1);
    EntryPatch patch;
    patch.status = Status::Completed;
    m_model->preview({Source::idOf(3)}, patch, QDate(2026, 1, 1));
    QVERIFY(m_model->cachedRow(3)->entry->status == Status::Completed);
    m_source->held.first()();
    QTest::qWait(10);
    QVERIFY(m_model->cachedRow(3)->entry.has_value());
    m_source->isHeld = false;
    m_model->refreshRows({Source::idOf(3)});
    QTRY_COMPARE(m_model->index(3, 0).data().toString(), u"Read again"_s);
}

void TestBrowseModel::sortsByWhatTheCatalogCanBeSortedBy()
{
    open();
    m_model->setSortKeys({{TitleSort::Popularity, true}});
    QVERIFY(m_model->query().sort == catalog::BrowseSort::Popularity);
    QVERIFY(m_model->query().descending);
    m_model->setSortKeys({{TitleSort::Progress, false}});
    QVERIFY(m_model->query().sort == catalog::BrowseSort::Popularity);
    QCOMPARE(m_model->headerData(int(Column::EveryonesRating), Qt::Horizontal, SortRole).toInt(),
             int(TitleSort::Rating));
    QVERIFY(!m_model->headerData(int(Column::Rating), Qt::Horizontal, SortRole).isValid());
}

QTEST_MAIN(TestBrowseModel)
#include "tst_browsemodel.moc"
