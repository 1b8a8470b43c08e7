// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/windowfixture.h"
#include "ui/screens/detail/detailpane.h"
#include "ui/screens/detail/detailview.h"
#include "ui/screens/titles/covergrid.h"
#include "ui/screens/titles/titletable.h"
#include "ui/shell/libraryeditor.h"
#include "ui/shell/omnibox.h"
#include "ui/shell/omnisearch.h"
#include "ui/shell/sidebar.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/ratingwidget.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

namespace {

/** The way to a protected function of QObject. */
struct Listeners : QAction
{
    static constexpr int (QObject::*count)(const char *) const = &Listeners::receivers;
};

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void anEmptyLibrarySaysWhatToDo()
    {
        test::FakeLibrary library;
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        QTRY_VERIFY(fixture.find<QPushButton>(u"emptyState.file.import"_s));
        auto *import = fixture.find<QPushButton>(u"emptyState.file.import"_s);
        QTRY_VERIFY(import && import->isVisible());
    }

    void everyCommandDoesSomething()
    {
        test::FakeLibrary library;
        library.fill(3, 3);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        for (const QAction *action : fixture.window->commands()->actions())
            QVERIFY2((action->*Listeners::count)(SIGNAL(triggered(bool)))
                             + (action->*Listeners::count)(SIGNAL(toggled(bool)))
                         > 0,
                     qPrintable(action->objectName()));
    }

    void keysChangeTheCurrentTitle()
    {
        test::FakeLibrary library;
        TitleRow row;
        row.title = u"Frieren"_s;
        row.type = MediaType::Anime;
        row.progressTotal = 28;
        row.entry = Entry{};
        const MediaId id = library.add(row);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        QTRY_VERIFY(fixture.view()->hasFocus());
        fixture.page()->select(id);
        const auto entry = [&] { return library.row(id).entry; };

        fixture.key(Qt::Key_Plus);
        QTRY_COMPARE(entry()->progress, 1);
        QVERIFY(entry()->status == Status::InProgress);
        fixture.key(Qt::Key_Equal); // the same key without Shift
        QTRY_COMPARE(entry()->progress, 2);
        fixture.key(Qt::Key_Minus);
        QTRY_COMPARE(entry()->progress, 1);
        fixture.key(Qt::Key_5);
        QTRY_VERIFY(entry()->rating);
        QCOMPARE(entry()->rating->hundred(), 50);
        fixture.key(Qt::Key_0);
        QTRY_VERIFY(!entry()->rating);
        fixture.key(Qt::Key_S);
        QTRY_VERIFY(fixture.find<QMenu>(u"statusMenu"_s));
        QTest::keyClick(fixture.find<QMenu>(u"statusMenu"_s), Qt::Key_C); // Completed
        QTRY_VERIFY(entry()->status == Status::Completed);
        QCOMPARE(entry()->progress, 28);
        fixture.key(Qt::Key_Delete);
        QTRY_VERIFY(!entry());
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 0);
        QTRY_VERIFY(fixture.window->commands()->action(u"edit.undo")->isEnabled());
        fixture.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(entry());
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 1);
        fixture.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(entry()->status == Status::InProgress);
        QTRY_VERIFY(fixture.window->commands()->action(u"edit.redo")->isEnabled());
        fixture.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(entry()->status == Status::Completed);
    }

    void manySelectedTitlesChangeInOneStep()
    {
        test::FakeLibrary library;
        library.fill(40, 40);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        QTRY_VERIFY(fixture.view()->hasFocus());
        fixture.key(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(fixture.page()->selectedIds().size(), 40);
        fixture.key(Qt::Key_8);
        const auto all = [&library](int hundred) {
            const auto &ids = library.ids();
            return std::all_of(ids.cbegin(), ids.cend(), [&](MediaId id) {
                const auto rating = library.row(id).entry->rating;
                return rating && rating->hundred() == hundred;
            });
        };
        QTRY_VERIFY(all(80));
        QTRY_VERIFY(fixture.window->commands()->action(u"edit.undo")->isEnabled());
        fixture.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!all(80));
        QTRY_VERIFY(!fixture.window->commands()->action(u"edit.undo")->isEnabled());
    }

    void theSelectionSurvivesAnotherOrderAndAnotherView()
    {
        test::FakeLibrary library;
        library.fill(200, 200);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const MediaId id = fixture.page()->model()->idAt(20);
        fixture.page()->select(id);
        fixture.find<TitleTable>(u"titleTable"_s)
            ->sortByColumn(int(Column::Year), Qt::DescendingOrder);
        QTRY_VERIFY(fixture.page()->model()->query().sort == TitleSort::Year);
        QTRY_VERIFY(!fixture.page()->model()->isLoading());
        QCOMPARE(fixture.page()->currentId(), id);
        fixture.window->commands()->action(u"view.covers")->trigger();
        QVERIFY(fixture.find<CoverGrid>(u"coverGrid"_s)->isVisible());
        QCOMPARE(fixture.page()->selectedIds(), QList<MediaId>{id});
        fixture.window->commands()->action(u"view.table")->trigger();
        QVERIFY(fixture.find<TitleTable>(u"titleTable"_s)->isVisible());
    }

    void anotherPageBeginsWithNothingSelected()
    {
        test::FakeLibrary library;
        library.fill(50, 50);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.view()->selectAll();
        fixture.window->workspace()->sidebar()->open(u"status:completed"_s);
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 10);
        QVERIFY(fixture.page()->selectedIds().isEmpty());
        QVERIFY(fixture.page()->currentId().isNull());
        QVERIFY(!fixture.window->commands()->action(u"title.remove")->isEnabled());
    }

    void escapeLeavesTheFilterInTwoSteps()
    {
        test::FakeLibrary library;
        library.fill(24, 24);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.key(Qt::Key_F, Qt::ControlModifier);
        auto *filter = fixture.find<QLineEdit>(u"filterText"_s);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"wire"_s);
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 1);
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QVERIFY(filter->hasFocus());
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 24);
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(fixture.view()->hasFocus());
        fixture.key(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(filter, u"wire"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        QVERIFY(fixture.view()->hasFocus());
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 1);
    }

    void theTableSaysWhatCannotBeEdited()
    {
        test::FakeLibrary library;
        library.fill(5, 5);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        QTRY_VERIFY(fixture.page()->model()->cachedRow(0));
        fixture.page()->select(fixture.page()->model()->idAt(0));
        fixture.view()->setFocus();
        fixture.key(Qt::Key_F2);
        QVERIFY(fixture.find<ElidedLabel>(u"statusMessage"_s)->text().contains(u"catalog"_s));
        fixture.page()->selection()->setCurrentIndex(
            fixture.page()->model()->index(0, int(Column::Progress)),
            QItemSelectionModel::NoUpdate);
        fixture.key(Qt::Key_F2);
        QTRY_VERIFY(QApplication::focusWidget()->inherits("QSpinBox"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }

    void theTitleHasTheRoomThatIsLeft()
    {
        test::FakeLibrary library;
        library.fill(30, 30);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const auto widths = [&fixture] {
            const auto *table = fixture.find<TitleTable>(u"titleTable"_s);
            int sum = 0;
            for (int i = 0; i < columnCount; ++i)
                sum += table->isColumnHidden(i) ? 0 : table->columnWidth(i);
            return sum;
        };
        const auto room
            = [&fixture] { return fixture.find<TitleTable>(u"titleTable"_s)->viewport()->width(); };
        QTRY_COMPARE(widths(), room());
        fixture.window->resize(2400, 1000);
        auto *table = fixture.find<TitleTable>(u"titleTable"_s);
        QTRY_VERIFY(!table->isColumnHidden(int(Column::Year)));
        QCOMPARE(widths(), room());
        table->setColumnWidth(int(Column::Progress), 203);
        QTRY_COMPARE(widths(), room());
        QCOMPARE(table->columnWidth(int(Column::Progress)), 203);
        fixture.startUp.setWaiting(u"Closing"_s);
        QSignalSpy shown(fixture.window.get(), &MainWindow::libraryShown);
        fixture.startUp.setReady(&library);
        QTRY_VERIFY(!shown.isEmpty());
        table = fixture.find<TitleTable>(u"titleTable"_s);
        QCOMPARE(table->columnWidth(int(Column::Progress)), 203);
        QTRY_COMPARE(widths(), room());
    }

    void goingToAnotherRowDoesNotScrollSideways()
    {
        test::FakeLibrary library;
        library.fill(60, 60);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        auto *table = fixture.find<TitleTable>(u"titleTable"_s);
        table->setColumnWidth(int(Column::Title), 2000);
        fixture.view()->setFocus();
        fixture.page()->select(fixture.page()->model()->idAt(0));
        QTRY_VERIFY(table->horizontalScrollBar()->maximum() > 500);
        table->horizontalScrollBar()->setValue(300);
        fixture.key(Qt::Key_Down);
        fixture.key(Qt::Key_Down);
        QCOMPARE(fixture.page()->selection()->currentIndex().row(), 2);
        QCOMPARE(table->horizontalScrollBar()->value(), 300);
    }

    void anAltKeyMeansOneThing()
    {
        test::FakeLibrary library;
        library.fill(5, 0);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        (void)library.createList(u"Empty"_s);
        auto *sidebar = fixture.window->workspace()->sidebar();
        QTRY_COMPARE(sidebar->model()->lists().size(), 1);
        const QString list = u"list:"_s + sidebar->model()->lists().first().id.toString();
        for (const QString &place : {u"library"_s, list}) {
            sidebar->open(place);
            QTRY_VERIFY(!fixture.page()->model()->isLoading());
            QSet<QKeySequence> taken;
            const auto take = [&taken](const QString &text) {
                const QKeySequence key = QKeySequence::mnemonic(text);
                const bool isFree = key.isEmpty() || !taken.contains(key);
                taken.insert(key);
                return isFree;
            };
            for (const QAction *menu : fixture.window->menuBar()->actions())
                QVERIFY2(take(menu->text()), qPrintable(menu->text()));
            for (const auto *button : fixture.window->findChildren<QAbstractButton *>())
                QVERIFY2(!button->isVisible() || take(button->text()), qPrintable(button->text()));
        }
    }

    void onePastTheEndStartsAgainEverywhere()
    {
        test::FakeLibrary library;
        TitleRow row;
        row.title = u"Frieren"_s;
        row.type = MediaType::Anime;
        row.progressTotal = 28;
        row.entry.emplace().status = Status::Completed;
        row.entry->progress = 28;
        const MediaId id = library.add(row);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.page()->select(id);
        auto *more = fixture.find<QPushButton>(u"progressMore"_s);
        QTRY_VERIFY(more->isVisible());
        QVERIFY(more->isEnabled()); // as the key does
        more->click();
        QTRY_COMPARE(library.row(id).entry->passNumber, 2);
        QCOMPARE(library.row(id).entry->progress, 1);
    }

    void theDetailPaneChangesTheTitleItShows()
    {
        test::FakeLibrary library;
        library.fill(5, 5);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const MediaId id = fixture.page()->model()->idAt(2);
        fixture.page()->select(id);
        QTRY_COMPARE(fixture.find<QLabel>(u"detailTitle"_s)->text(), library.row(id).title);
        auto *stars = fixture.find<RatingWidget>(u"detailRating"_s);
        QTest::keyClick(stars, Qt::Key_9);
        QTRY_COMPARE(library.row(id).entry->rating, Rating::fromHundred(90));
        fixture.find<QPlainTextEdit>(u"detailNotes"_s)->setPlainText(u"remember"_s);
        fixture.page()->select(fixture.page()->model()->idAt(3)); // leaving saves
        QTRY_COMPARE(library.row(id).entry->notes, u"remember"_s);
        QVERIFY(library.row(fixture.page()->model()->idAt(3)).entry->notes.isEmpty());
        auto *started = fixture.find<QLineEdit>(u"detailStarted"_s);
        QTRY_COMPARE(fixture.find<QLabel>(u"detailTitle"_s)->text(),
                     library.row(fixture.page()->model()->idAt(3)).title);
        started->setFocus();
        started->setText(u"2019-04"_s);
        QTest::keyClick(started, Qt::Key_Return);
        QTRY_COMPARE(library.row(fixture.page()->model()->idAt(3)).entry->startedAt,
                     PartialDate::fromMonth(2019, 4));
    }

    void tagsAreTakenBackWithTheLibrary()
    {
        test::FakeLibrary library;
        library.fill(5, 5);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const MediaId id = fixture.page()->model()->idAt(2);
        fixture.page()->select(id);
        QTRY_COMPARE(fixture.find<QLabel>(u"detailTitle"_s)->text(), library.row(id).title);
        auto *tags = fixture.find<QLineEdit>(u"detailTags"_s);
        tags->setFocus();
        QTRY_VERIFY(tags->hasFocus());
        const QStringList before = library.row(id).entry->tags;
        tags->selectAll();
        QTest::keyClicks(tags, u"mine, cyber"_s);
        QTest::keyClick(tags, Qt::Key_Return);
        const QStringList written{u"mine"_s, u"cyber"_s};
        QTRY_COMPARE(library.row(id).entry->tags, written);
        QTRY_VERIFY(fixture.window->commands()->action(u"edit.undo")->isEnabled());
        QTest::keyClick(tags, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(library.row(id).entry->tags, before);
        QTRY_COMPARE(tags->text(), before.join(u", "_s));
        QTRY_VERIFY(fixture.window->commands()->action(u"edit.redo")->isEnabled());
        QTest::keyClick(tags, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(library.row(id).entry->tags, written);
        QTRY_COMPARE(tags->text(), u"mine, cyber"_s);
        fixture.view()->setFocus(); // and leaving writes nothing
        QTRY_VERIFY(!tags->hasFocus());
        QCOMPARE(library.row(id).entry->tags, written);
    }

    void cellsAreEditedInPlaceForAllSelected()
    {
        test::FakeLibrary library;
        library.fill(6, 6);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        auto *table = fixture.find<TitleTable>(u"titleTable"_s);
        auto *model = fixture.page()->model();
        QTRY_VERIFY(model->cachedRow(0));
        table->selectAll();
        const QModelIndex cell = model->index(0, int(Column::Progress));
        fixture.page()->selection()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
        table->edit(cell);
        QTRY_VERIFY(QApplication::focusWidget()->inherits("QSpinBox"));
        QTest::keyClicks(QApplication::focusWidget(), u"7"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        for (const MediaId &id : library.ids())
            QTRY_COMPARE(library.row(id).entry->progress, 7);
    }

    void aRefusedChangeIsShownAndTakenBack()
    {
        test::FakeLibrary library;
        library.fill(2, 2);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        QTRY_VERIFY(fixture.page()->model()->cachedRow(0));
        const MediaId id = fixture.page()->model()->idAt(0);
        const int before = library.row(id).entry->progress;
        library.failNext(makeError(Error::Kind::Refused, u"You may not."_s));
        EntryPatch patch;
        patch.progress = before + 3;
        fixture.window->workspace()->editor()->apply({id}, patch);
        QTRY_VERIFY(fixture.find<QDialog>(u"errorDialog"_s));
        QTRY_COMPARE(fixture.page()->model()->cachedRow(0)->entry->progress, before);
        fixture.find<QDialog>(u"errorDialog"_s)->close();
    }

    void oneLossIsSaidOnce()
    {
        test::FakeLibrary library;
        library.fill(2, 2);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const Error lost = makeError(Error::Kind::Connection, u"The database is away."_s);
        EntryPatch patch;
        patch.notes = u"Something"_s;
        for (const MediaId &id : library.ids()) {
            library.failNext(lost);
            fixture.window->workspace()->editor()->apply({id}, patch);
            QTRY_VERIFY(fixture.find<QDialog>(u"errorDialog"_s));
        }
        QTest::qWait(50); // for the second, which must not come
        QCOMPARE(fixture.window->findChildren<QDialog *>(u"errorDialog"_s).size(), 1);
        fixture.find<QDialog>(u"errorDialog"_s)->close();
    }

    void listsAreMadeFilledAndShown()
    {
        test::FakeLibrary library;
        library.fill(5, 5);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.window->commands()->action(u"list.new")->trigger();
        auto *name = fixture.find<QLineEdit>(u"textDialogEdit"_s);
        QVERIFY(name);
        QTest::keyClicks(name, u"Rainy days"_s);
        QTest::keyClick(name, Qt::Key_Return);
        SidebarModel *places = fixture.window->workspace()->sidebar()->model();
        QTRY_COMPARE(places->lists().size(), 1);
        QTRY_COMPARE(fixture.find<ElidedLabel>(u"pageHeading"_s)->text(), u"Rainy days"_s);
        const int row = places->rowOf(u"list:"_s + places->lists().first().id.toString());
        QMimeData titles;
        titles.setData(QString::fromLatin1("application/x-omnimediatrak-media-ids"),
                       library.ids().at(1).toString().toLatin1() + '\n'
                           + library.ids().at(3).toString().toLatin1());
        QVERIFY(places->dropMimeData(&titles, Qt::CopyAction, -1, 0, places->index(row)));
        QVERIFY(!places->dropMimeData(&titles, Qt::CopyAction, -1, 0, places->index(1)));
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 2);
        QTRY_COMPARE(places->lists().first().itemCount, 2);
    }

    void aListHasAMenuOfItsOwn()
    {
        test::FakeLibrary library;
        library.fill(3, 3);
        (void)library.createList(u"To see"_s);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const Sidebar *sidebar = fixture.window->workspace()->sidebar();
        QTRY_COMPARE(sidebar->model()->lists().size(), 1);
        const QString id = u"list:"_s + sidebar->model()->lists().first().id.toString();
        const auto menuAt = [&](const QString &place) -> QMenu * {
            for (int row = 0; row < sidebar->model()->rowCount(); ++row) {
                const Place *each = sidebar->model()->placeAt(row);
                if (each && each->id == place) {
                    emit sidebar->view()->customContextMenuRequested(
                        sidebar->view()->visualRect(sidebar->model()->index(row)).center());
                }
            }
            return fixture.find<QMenu>(u"listMenu"_s);
        };
        QVERIFY(!menuAt(u"library"_s));
        QMenu *menu = menuAt(id);
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(sidebar->currentPlace(), id);
        QVERIFY(menu->actions().contains(fixture.window->commands()->action(u"list.rename")));
        QVERIFY(fixture.window->commands()->action(u"list.remove")->isEnabled());
        menu->close();
    }

    void filesDroppedOnTheWindowAreImported()
    {
        test::FakeLibrary library;
        library.fill(5, 5);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(u"/tmp/animelist.xml"_s)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(fixture.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(fixture.window.get(), &drop);
        QVERIFY(library.imported.isEmpty()); // first it asks how
        auto *next = fixture.find<QPushButton>(u"wizardNext"_s);
        QVERIFY(next);
        for (int step = 0; step < 3; ++step) { // files, rules, preview
            QVERIFY(library.imported.isEmpty());
            QTRY_VERIFY(next->isEnabled());
            next->click();
        }
        QTRY_COMPARE(library.imported, QStringList{u"/tmp/animelist.xml"_s});
        QTRY_VERIFY(fixture.find<QDialog>(u"importReport"_s));
        QVERIFY(fixture.find<QPushButton>(u"importTakeBack"_s)->isVisible());
        fixture.find<QPushButton>(u"importDone"_s)->click();
    }

    void aTitleIsAddedByHand()
    {
        test::FakeLibrary library;
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.key(Qt::Key_N, Qt::ControlModifier);
        auto *title = fixture.find<QLineEdit>(u"addTitleTitle"_s);
        QTRY_VERIFY(title && title->isVisible());
        auto *accept = fixture.find<QPushButton>(u"addTitleAccept"_s);
        QVERIFY(!accept->isEnabled());
        QTest::keyClicks(title, u"A book of mine"_s);
        fixture.find<QLineEdit>(u"addTitleReleased"_s)->setText(u"1999-02"_s);
        QVERIFY(accept->isEnabled());
        accept->click();
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 1);
        QTRY_COMPARE(fixture.page()->currentId(), library.ids().first());
        QCOMPARE(library.row(library.ids().first()).releaseDate, PartialDate::fromMonth(1999, 2));
        QVERIFY(library.row(library.ids().first()).entry->status == Status::Planned);
    }

    void aTitleThatIsThereIsOpenedInstead()
    {
        test::FakeLibrary library;
        library.fill(5, 5);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const MediaId known = library.ids().first();
        const QString name = library.row(known).title;
        fixture.key(Qt::Key_N, Qt::ControlModifier);
        auto *title = fixture.find<QLineEdit>(u"addTitleTitle"_s);
        QTRY_VERIFY(title && title->isVisible());
        auto *offer = fixture.find<QWidget>(u"knownTitles"_s);
        QVERIFY(!offer->isVisible());
        QTest::keyClicks(title, name.toUpper());
        QTRY_VERIFY(offer->isVisible());
        auto *open = offer->findChild<QToolButton *>(u"knownTitle"_s);
        QVERIFY2(open->text().startsWith(name), qPrintable(open->text()));
        QTest::keyClicks(title, u" and something else"_s);
        QTRY_VERIFY(!offer->isVisible());
        title->setText(name);
        QTRY_VERIFY(offer->isVisible());
        offer->findChild<QToolButton *>(u"knownTitle"_s)->click();
        QTRY_VERIFY(fixture.find<QWidget>(u"titlePage"_s)->isVisible());
        QCOMPARE(library.ids().size(), 5);
    }

    void theKeyboardReachesEveryPane()
    {
        test::FakeLibrary library;
        library.fill(5, 5);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.page()->select(fixture.page()->model()->idAt(0));
        QTRY_VERIFY(fixture.find<QWidget>(u"detailStatus"_s)->isVisible());
        QSet<QString> reached;
        for (int i = 0; i < 3; ++i) {
            fixture.key(Qt::Key_F6);
            for (const auto &pane : {u"sidebar"_s, u"titlesPage"_s, u"detailPane"_s}) {
                if (fixture.find<QWidget>(pane)->isAncestorOf(QApplication::focusWidget()))
                    reached.insert(pane);
            }
        }
        QCOMPARE(reached.size(), 3);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
