// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/windowfixture.h"
#include "ui/screens/browse/catalogpage.h"
#include "ui/screens/browse/facetpanel.h"
#include "ui/screens/title/relationgraph.h"
#include "ui/screens/title/relationnode.h"
#include "ui/screens/title/titlepage.h"
#include "ui/shell/catalogsdialog.h"
#include "ui/shell/sidebar.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QAbstractItemModelTester>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

/** The catalog in the window: facets, chips, smart lists, titles' pages, back and forward. */
class TestBrowsing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void init();
    void cleanup();

    void theScrollBarSpansEveryTitle();
    void facetsNarrowByKeyboard();
    void classesStandWithinClasses();
    void chipsTakeConditionsAway();
    void nothingFittingSaysSoAndLeadsOut();
    void typedFiltersBecomeConditions();
    void sortsByTheHeadsAndRemembersIt();
    void aSmartListIsKeptAndFollowed();
    void aPageOfTheLibraryBecomesASmartList();
    void aTitlesPageLeadsToRelatedOnes();
    void aTitlesPageIsLeftByThePlaceItCameFrom();
    void creatorsLeadToTheCatalog();
    void valuesAreFoundByName();
    void smartListsShowHowManyTheyHold();
    void facetModelKeepsTheRulesOfModels();
    void emptyDecadesOfARangeAreNotListed();
    void aCatalogIsBroughtInGoneOnWithAndRemoved();

private:
    void chooseFacet(const QString &value, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] CatalogPage *page() const { return m_fixture->window->workspace()->catalog(); }
    void trigger(const QString &id) const { m_fixture->window->commands()->action(id)->trigger(); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::FakeLibrary> m_library;
    std::unique_ptr<test::WindowFixture> m_fixture;
};

void TestBrowsing::init()
{
    m_library = std::make_unique<test::FakeLibrary>();
    m_library->fill(480, 60);
    (void)m_library->createList(u"Best of all"_s);
    m_fixture = std::make_unique<test::WindowFixture>(*m_theme);
    QVERIFY(m_fixture->open(m_library.get()));
    trigger(u"go.catalog"_s);
    QTRY_VERIFY(page()->isVisible());
    QTRY_COMPARE(page()->model()->rowCount(), 480);
    QTRY_VERIFY(page()->facets()->model()->find(u"~tanime"_s).isValid());
}

void TestBrowsing::cleanup()
{
    m_fixture.reset();
    m_library.reset();
}

void TestBrowsing::chooseFacet(const QString &value, Qt::KeyboardModifiers modifiers)
{
    QTreeView *view = page()->facets()->view();
    view->setFocus();
    QTRY_VERIFY(page()->facets()->model()->find(value).isValid());
    view->setCurrentIndex(page()->facets()->model()->find(value));
    QTest::keyClick(view, Qt::Key_Space, modifiers);
    QTRY_VERIFY(!page()->model()->isLoading());
}

void TestBrowsing::theScrollBarSpansEveryTitle()
{
    QAbstractItemView *view = page()->views()->currentView();
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
    QTRY_VERIFY(page()->model()->cachedRow(479));
    trigger(u"view.covers"_s);
    view = page()->views()->currentView();
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
    QTRY_VERIFY(page()->model()->cachedRow(240));
    trigger(u"view.table"_s);
}

void TestBrowsing::facetsNarrowByKeyboard()
{
    chooseFacet(u"~tanime"_s);
    QTRY_COMPARE(page()->model()->rowCount(), 40);
    chooseFacet(u"~tmanga"_s); // the other values of the facet are still counted
    QTRY_COMPARE(page()->model()->rowCount(), 80);
    chooseFacet(u"status:none"_s, Qt::ShiftModifier);
    QTRY_VERIFY(page()->model()->rowCount() < 20);
    QVERIFY(page()->query().filter.onlyLibrary);
    chooseFacet(u"status:none"_s, Qt::ShiftModifier);
    chooseFacet(u"~tanime"_s, Qt::ShiftModifier);
    QTRY_COMPARE(page()->model()->rowCount(), 40);
    const QModelIndex anime = page()->facets()->model()->find(u"~tanime"_s);
    QVERIFY(anime.data(Qt::AccessibleTextRole).toString().contains(u"left out"_s));
    QTest::keyClick(page()->facets()->view(), Qt::Key_Escape);
    QVERIFY(page()->views()->currentView()->hasFocus());
}

void TestBrowsing::valuesAreFoundByName()
{
    FacetPanel *panel = page()->facets();
    auto *find = m_fixture->find<QLineEdit>(u"facetFind"_s);
    QVERIFY(find);
    QVERIFY(!find->accessibleName().isEmpty());
    find->setFocus();
    QTest::keyClicks(find, u"rare"_s);
    const QString writer = u"~nrare writer"_s;
    QTRY_VERIFY(panel->model()->find(writer).isValid());
    QVERIFY(!panel->model()->find(u"~tanime"_s).isValid());
    QCOMPARE(m_library->findQuestions, 1); // one, not one a letter
    QTest::keyClick(find, Qt::Key_Down);
    QVERIFY(panel->view()->hasFocus());
    QCOMPARE(panel->view()->currentIndex(), panel->model()->find(writer));
    QTest::keyClick(panel->view(), Qt::Key_Space);
    QTRY_VERIFY(!page()->query().filter.filters.isEmpty());
    QCOMPARE(page()->query().filter.filters.first().lexemes, QStringList{writer});
    find->setFocus();
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(find->text().isEmpty());
    QTRY_VERIFY(panel->model()->find(u"status:none"_s).isValid());
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(page()->views()->currentView()->hasFocus());
}

void TestBrowsing::smartListsShowHowManyTheyHold()
{
    catalog::BrowseQuery anime;
    anime.filter = catalog::parseSearchQuery(u"type:anime"_s);
    const auto saved = m_library->saveSmartList(u"Anime"_s, anime);
    const SidebarModel *places = m_fixture->window->workspace()->sidebar()->model();
    const auto count = [&] {
        for (int row = 0; row < places->rowCount(); ++row) {
            const Place *place = places->placeAt(row);
            if (place && !place->smartList.isNull())
                return place->count;
        }
        return qint64(-2);
    };
    QTRY_COMPARE(count(), qint64(40));
    const int asked = m_library->countQuestions;
    for (int i = 0; i < 20; ++i)
        emit m_library->changed({true, false, {}});
    QTRY_COMPARE_WITH_TIMEOUT(m_library->countQuestions, asked + 1, 5000); // all of them in one
}

void TestBrowsing::classesStandWithinClasses()
{
    const FacetModel *model = page()->facets()->model();
    const QModelIndex series = model->find(u"~cvideo.series"_s);
    QVERIFY(series.isValid());
    QCOMPARE(series.parent(), model->find(u"~cvideo"_s));
    QVERIFY(series.data(FacetModel::TitlesRole).toLongLong()
            < series.parent().data(FacetModel::TitlesRole).toLongLong());
    QCOMPARE(model->find(u"~y2009"_s).parent(), model->find(u"~d200"_s));
}

void TestBrowsing::chipsTakeConditionsAway()
{
    chooseFacet(u"~tanime"_s);
    chooseFacet(u"~d200"_s);
    QTRY_COMPARE(page()->model()->rowCount(), 20);
    QCOMPARE(m_fixture->find<QWidget>(u"queryText"_s)->toolTip(),
             plainToolTip(u"type:anime year:2000..2009"_s));
    auto *chip = m_fixture->find<QAbstractButton>(u"chip.year"_s);
    QVERIFY(chip);
    chip->click();
    QTRY_COMPARE(page()->model()->rowCount(), 40);
    m_fixture->find<QAbstractButton>(u"clearConditions"_s)->click();
    QTRY_COMPARE(page()->model()->rowCount(), 480);
    QVERIFY(!m_fixture->find<QWidget>(u"conditions"_s)->isVisible());
}

void TestBrowsing::nothingFittingSaysSoAndLeadsOut()
{
    m_fixture->find<QLineEdit>(u"catalogFilter"_s)->setText(u"no such title"_s);
    QTRY_COMPARE(page()->model()->rowCount(), 0);
    QTRY_VERIFY(page()->views()->currentWidget()
                == page()->views()->findChild<QWidget *>(u"emptyState"_s));
    auto *out = page()->findChild<QAbstractButton *>(u"emptyState.edit.clear_conditions"_s);
    QTRY_VERIFY(out && out->isVisible());
    out->click();
    QTRY_COMPARE(page()->model()->rowCount(), 480);
    QVERIFY(m_fixture->find<QLineEdit>(u"catalogFilter"_s)->text().isEmpty());
}

void TestBrowsing::typedFiltersBecomeConditions()
{
    trigger(u"edit.filter"_s);
    auto *filter = m_fixture->find<QLineEdit>(u"catalogFilter"_s);
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"type:manga,anime berserk"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE(page()->model()->rowCount(), 20);
    QCOMPARE(filter->text(), u"berserk"_s);
    QVERIFY(m_fixture->find<QAbstractButton>(u"chip.type"_s));
    QTest::keyClicks(filter, u" type:manga "_s); // and what is complete needs no Return
    QTRY_COMPARE(filter->text(), u"berserk"_s);
    QCOMPARE(page()->query().filter.filters.size(), 2);
    filter->setText(u"type:nonsense "_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QVERIFY(!filter->toolTip().isEmpty());
    QCOMPARE(filter->selectedText(), u"type:nonsense"_s);
}

void TestBrowsing::sortsByTheHeadsAndRemembersIt()
{
    emit page()->views()->sortChosen({{TitleSort::Popularity, false}});
    QVERIFY(page()->query().sort == catalog::BrowseSort::Popularity);
    QVERIFY(page()->query().descending); // the best known first
    trigger(u"go.library"_s);
    QTRY_VERIFY(m_fixture->page()->isVisible());
    trigger(u"go.catalog"_s);
    QTRY_VERIFY(page()->isVisible());
    QVERIFY(page()->query().sort == catalog::BrowseSort::Popularity);
}

void TestBrowsing::aPageOfTheLibraryBecomesASmartList()
{
    m_fixture->window->workspace()->sidebar()->open(u"status:completed"_s);
    const QAction *save = m_fixture->window->commands()->action(u"list.save_query"_s);
    QTRY_VERIFY(save->isEnabled());
    trigger(u"list.save_query"_s);
    auto *dialog = m_fixture->find<QDialog>(u"textDialog"_s);
    QVERIFY(dialog);
    m_fixture->find<QLineEdit>(u"textDialogEdit"_s)->setText(u"Done"_s);
    dialog->accept();
    QTRY_COMPARE(m_fixture->find<ElidedLabel>(u"catalogHeading"_s)->text(), u"Done"_s);
    QCOMPARE(page()->query().filter.statuses.size(), 1);
    QVERIFY(page()->query().filter.statuses.first() == Status::Completed);
}

void TestBrowsing::aSmartListIsKeptAndFollowed()
{
    chooseFacet(u"~tanime"_s);
    QVERIFY(m_fixture->window->commands()->action(u"list.save_query")->isEnabled());
    trigger(u"list.save_query"_s);
    auto *dialog = m_fixture->find<QDialog>(u"textDialog"_s);
    auto *name = m_fixture->find<QLineEdit>(u"textDialogEdit"_s);
    QVERIFY(dialog && name);
    QCOMPARE(name->text(), u"Anime"_s);
    name->setText(u"All anime"_s);
    dialog->accept();
    const Sidebar *sidebar = m_fixture->window->workspace()->sidebar();
    QTRY_VERIFY(sidebar->currentPlace().startsWith(u"list:"_s));
    QCOMPARE(m_fixture->find<ElidedLabel>(u"catalogHeading"_s)->text(), u"All anime"_s);
    QTRY_COMPARE(page()->model()->rowCount(), 40);
    QVERIFY(!m_fixture->window->commands()->action(u"list.update_query")->isEnabled());
    chooseFacet(u"~tmanga"_s);
    QVERIFY(m_fixture->window->commands()->action(u"list.update_query")->isEnabled());
    trigger(u"list.update_query"_s);
    QTRY_VERIFY(!m_fixture->window->commands()->action(u"list.update_query")->isEnabled());
    trigger(u"list.remove"_s);
    QTRY_COMPARE(sidebar->currentPlace(), u"library"_s);
}

void TestBrowsing::aTitlesPageLeadsToRelatedOnes()
{
    page()->views()->select(m_library->ids().at(4));
    page()->views()->currentView()->setFocus();
    trigger(u"title.page"_s);
    TitlePage *title = m_fixture->window->workspace()->titlePage();
    QTRY_VERIFY(title->isVisible());
    QTRY_COMPARE(m_fixture->find<QLabel>(u"titlePageTitle"_s)->text(),
                 m_library->row(m_library->ids().at(4)).title);
    auto *graph = m_fixture->find<RelationGraph>(u"relationGraph"_s);
    QTRY_VERIFY(graph->hasFocus());
    QTRY_VERIFY(graph->currentNode());
    QVERIFY(graph->accessibleDescription().contains(graph->currentNode()->row().title));
    QTest::keyClick(graph, Qt::Key_Right);
    const MediaId next = graph->currentNode()->row().id;
    QTest::keyClick(graph, Qt::Key_Return);
    QTRY_COMPARE(title->id(), next);
    trigger(u"go.back"_s);
    QTRY_COMPARE(title->id(), m_library->ids().at(4));
    trigger(u"go.back"_s);
    QTRY_VERIFY(page()->isVisible());
    QCOMPARE(page()->views()->currentId(), m_library->ids().at(4));
    QVERIFY(m_fixture->window->commands()->action(u"go.forward")->isEnabled());
    trigger(u"go.forward"_s);
    QTRY_VERIFY(title->isVisible());
    QCOMPARE(title->id(), m_library->ids().at(4));
}

void TestBrowsing::aTitlesPageIsLeftByThePlaceItCameFrom()
{
    Workspace *workspace = m_fixture->window->workspace();
    const QListView *lines = workspace->sidebar()->view();
    workspace->openTitlePage(m_library->ids().at(4));
    QTRY_VERIFY(workspace->titlePage()->isVisible());
    trigger(u"go.catalog"_s); // the sidebar stands there already
    QTRY_VERIFY(page()->isVisible());
    workspace->openTitlePage(m_library->ids().at(4));
    QTRY_VERIFY(workspace->titlePage()->isVisible());
    QTest::mouseClick(lines->viewport(), Qt::LeftButton, {},
                      lines->visualRect(lines->currentIndex()).center());
    QTRY_VERIFY(page()->isVisible());
    trigger(u"go.back"_s);
    QTRY_VERIFY(workspace->titlePage()->isVisible());
}

void TestBrowsing::creatorsLeadToTheCatalog()
{
    m_fixture->window->workspace()->openTitlePage(m_library->ids().at(0));
    QAbstractButton *creator = nullptr;
    const auto find = [&] {
        const auto buttons
            = m_fixture->window->workspace()->titlePage()->findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->text() == u"Bones" && button->isVisible())
                creator = button;
        }
        return creator;
    };
    QTRY_VERIFY(find());
    creator->click();
    QTRY_VERIFY(page()->isVisible());
    QTRY_COMPARE(page()->model()->rowCount(), 20);
    trigger(u"go.back"_s);
    QTRY_VERIFY(m_fixture->window->workspace()->titlePage()->isVisible());
}

void TestBrowsing::facetModelKeepsTheRulesOfModels()
{
    FacetModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    catalog::FacetAnswer answer;
    catalog::FacetCounts classes;
    classes.facet = catalog::Facet::Class;
    classes.values = {{u"~cvideo"_s, u"Video"_s, 5},
                      {u"~cvideo.series"_s, u"Series"_s, 3},
                      {u"~cvideo.series.anime"_s, u"Anime"_s, 2},
                      {u"~cwritten"_s, u"Written"_s, 4}};
    answer.facets = {classes};
    model.setAnswer(answer);
    QCOMPARE(model.rowCount(model.index(1, 0)), 2);
    answer.facets.first().values[1].titles = 1;
    model.setAnswer(answer);
    QCOMPARE(model.find(u"~cvideo.series"_s).data(FacetModel::TitlesRole).toLongLong(), 1);
    model.setAnswer({});
    QCOMPARE(model.rowCount(model.index(1, 0)), 0);
}

void TestBrowsing::emptyDecadesOfARangeAreNotListed()
{
    FacetModel model;
    catalog::FacetAnswer answer;
    catalog::FacetCounts years;
    years.facet = catalog::Facet::Year;
    years.values = {{u"~d203"_s, u"2030s"_s, 0}, {u"~d202"_s, u"2020s"_s, 5}};
    answer.facets = {years};
    const auto rowsOf = [&](const QString &text) {
        catalog::BrowseQuery query;
        query.filter = catalog::parseSearchQuery(text);
        model.setQuery(query);
        model.setAnswer(answer);
        return std::pair(model.find(u"~d203"_s).isValid(), model.find(u"~d202"_s).isValid());
    };
    QCOMPARE(rowsOf(u"year:2020.."_s), std::pair(false, true));
    QCOMPARE(rowsOf(u"year:2030..2039"_s), std::pair(true, true)); // to take it back
    QCOMPARE(rowsOf({}), std::pair(false, true));
}

void TestBrowsing::aCatalogIsBroughtInGoneOnWithAndRemoved()
{
    m_library->sources = {{u"imdb"_s,
                           {u"imdb-basics"_s},
                           1200,
                           1100,
                           u"stopped"_s,
                           {},
                           QDateTime::currentDateTime()}};
    trigger(u"file.import_catalog"_s);
    auto *dialog = m_fixture->find<CatalogsDialog>(u"catalogsDialog"_s);
    QVERIFY(dialog);
    auto *list = m_fixture->find<QTreeWidget>(u"catalogSources"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    QTRY_COMPARE(list->topLevelItem(0)->text(0), u"IMDb"_s);
    dialog->offer({u"/tmp/title.basics.tsv.gz"_s});
    QTRY_VERIFY(m_fixture->find<QWidget>(u"catalogOffer"_s)->isVisible());
    QVERIFY(m_fixture->find<QWidget>(u"catalogRestart"_s)->isVisible()); // it stopped half-way
    m_fixture->find<QAbstractButton>(u"catalogRun"_s)->click();
    QCOMPARE(m_library->catalogImports.size(), 1);
    QVERIFY(!m_library->catalogImports.first().restart);
    QVERIFY(!m_fixture->find<QWidget>(u"catalogChoose"_s)->isEnabled());
    QTRY_VERIFY(m_fixture->find<QDialog>(u"reportDialog"_s)); // it says what came of it
    m_fixture->find<QDialog>(u"reportDialog"_s)->close();
    QTRY_VERIFY(m_fixture->find<QWidget>(u"catalogChoose"_s)->isEnabled());

    list->topLevelItem(0)->setSelected(true);
    m_fixture->find<QAbstractButton>(u"catalogRemove"_s)->click();
    auto *question = m_fixture->find<QMessageBox>(u"confirmDialog"_s);
    QVERIFY(question);
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QTRY_VERIFY(m_library->sources.isEmpty());
    QTRY_VERIFY(m_fixture->find<QDialog>(u"reportDialog"_s));
}

QTEST_MAIN(TestBrowsing)
#include "tst_browsing.moc"
