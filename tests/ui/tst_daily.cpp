// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/windowfixture.h"
#include "ui/models/ratingscale.h"
#include "ui/models/rowtext.h"
#include "ui/models/sortkeys.h"
#include "ui/screens/browse/catalogpage.h"
#include "ui/screens/detail/reviewdialog.h"
#include "ui/screens/titles/sortheader.h"
#include "ui/screens/titles/titletable.h"
#include "ui/shell/importreportdialog.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/sidebar.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/ratingnumber.h"
#include "ui/widgets/ratingwidget.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

/** What people do with a library they live with: order lists, write, choose, change keys. */
class TestDaily : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void listsAreOrderedByKeys()
    {
        OpenList list(*m_theme, 6);
        QVERIFY(list.open());
        const QList<MediaId> ids = list.items();
        list.fixture.page()->select(ids.at(2));
        list.fixture.view()->setFocus();
        list.fixture.key(Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(list.items().indexOf(ids.at(2)), 1);
        QCOMPARE(list.fixture.page()->selectedIds(), QList<MediaId>{ids.at(2)}); // goes with it
        list.fixture.key(Qt::Key_End, Qt::AltModifier);
        QTRY_COMPARE(list.items().last(), ids.at(2));
        list.fixture.key(Qt::Key_Home, Qt::AltModifier);
        QTRY_COMPARE(list.items().first(), ids.at(2));
        list.fixture.key(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(list.items().indexOf(ids.at(2)), 1);
        QCOMPARE(list.shown(), list.items());
    }

    void severalTitlesMoveTogether()
    {
        OpenList list(*m_theme, 6);
        QVERIFY(list.open());
        const QList<MediaId> ids = list.items();
        auto *selection = list.fixture.page()->selection();
        const auto *model = list.fixture.page()->model();
        for (const int row : {3, 4})
            selection->select(model->index(row, 0),
                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        selection->setCurrentIndex(model->index(4, 0), QItemSelectionModel::NoUpdate);
        list.fixture.view()->setFocus();
        list.fixture.key(Qt::Key_Up, Qt::AltModifier);
        const QList<MediaId> wanted{ids.at(0), ids.at(1), ids.at(3),
                                    ids.at(4), ids.at(2), ids.at(5)};
        QTRY_COMPARE(list.items(), wanted);
        QCOMPARE(list.fixture.page()->selectedIds(), (QList<MediaId>{ids.at(3), ids.at(4)}));
    }

    void titlesAreDroppedBetweenOthers()
    {
        OpenList list(*m_theme, 5);
        QVERIFY(list.open());
        const QList<MediaId> ids = list.items();
        PagedModel *model = list.fixture.page()->model();
        const std::unique_ptr<QMimeData> data(mimeDataOf({ids.at(4)}));
        QVERIFY(model->flags({}).testFlag(Qt::ItemIsDropEnabled));
        QVERIFY(model->dropMimeData(data.get(), Qt::MoveAction, 1, 0, {}));
        QCOMPARE(list.shown().indexOf(ids.at(4)), 1); // at once
        QTRY_COMPARE(list.items().indexOf(ids.at(4)), 1);

        TitleQuery other = model->query();
        other.text = u"the"_s;
        model->setQuery(other); // only a part of the list
        QTRY_VERIFY(!model->isLoading());
        QVERIFY(!model->canDropMimeData(data.get(), Qt::MoveAction, 1, 0, {}));
        QVERIFY(!model->flags({}).testFlag(Qt::ItemIsDropEnabled));
        list.fixture.page()->select(model->idAt(0));
        list.fixture.view()->setFocus();
        list.fixture.key(Qt::Key_Up, Qt::AltModifier);
        QVERIFY(!list.fixture.find<ElidedLabel>(u"statusMessage"_s)->text().isEmpty());
    }

    void aMoveThatFailsIsTakenBack()
    {
        OpenList list(*m_theme, 4);
        QVERIFY(list.open());
        const QList<MediaId> ids = list.items();
        list.library.failNext(makeError(Error::Kind::Refused, u"You may not."_s));
        list.fixture.page()->model()->move({ids.at(3)}, 0);
        QTRY_VERIFY(list.fixture.find<QDialog>(u"errorDialog"_s));
        QTRY_COMPARE(list.shown(), ids);
        list.fixture.find<QDialog>(u"errorDialog"_s)->close();
    }

    void aPageIsSortedBySeveralColumns()
    {
        test::FakeLibrary library;
        library.fill(24, 24);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const PagedModel *model = fixture.page()->model();
        auto *header = fixture.find<TitleTable>(u"titleTable"_s)->sortHeader();
        const auto click = [header](Column column, Qt::KeyboardModifiers modifiers) {
            const QPoint at(header->sectionViewportPosition(int(column)) + 12, 10);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, at);
        };
        click(Column::Status, {});
        QTRY_VERIFY(model->query().sort == TitleSort::Status);
        click(Column::Rating, Qt::ShiftModifier);
        click(Column::Rating, Qt::ShiftModifier); // again turns it round
        QTRY_COMPARE(model->sortKeys(),
                     (QList<SortKey>{{TitleSort::Status, false}, {TitleSort::Rating, true}}));
        QTRY_COMPARE(library.queries.last().thenBy, (QList<SortKey>{{TitleSort::Rating, true}}));
        QTRY_COMPARE(header->sortKeys(), model->sortKeys());

        fixture.find<QLineEdit>(u"filterText"_s)->setFocus();
        QTest::keyClicks(fixture.find<QLineEdit>(u"filterText"_s), u"the"_s);
        QTRY_COMPARE(model->query().text, u"the"_s);
        QCOMPARE(model->sortKeys().size(), 2); // a filter changes no order

        auto *sidebar = fixture.window->workspace()->sidebar();
        sidebar->open(u"status:planned"_s);
        QTRY_COMPARE(model->sortKeys(), (QList<SortKey>{{TitleSort::Title, false}}));
        sidebar->open(u"library"_s); // each page remembers its own
        QTRY_COMPARE(model->sortKeys().size(), 2);
        click(Column::Title, {});
        QTRY_COMPARE(model->sortKeys(), (QList<SortKey>{{TitleSort::Title, false}}));
        sidebar->open(u"catalog"_s); // too large for several
        QVERIFY(!fixture.window->workspace()->catalog()->model()->canSortBySeveral());
    }

    void aPageIsSortedByKeys()
    {
        OpenList list(*m_theme, 6);
        QVERIFY(list.open());
        PagedModel *model = list.fixture.page()->model();
        const auto choose = [&list](const QString &text) {
            list.fixture.window->commands()->action(u"view.sort")->trigger();
            for (QAction *action : list.fixture.find<QMenu>(u"sortMenu"_s)->actions()) {
                if (action->text() == text)
                    action->trigger();
            }
            delete list.fixture.find<QMenu>(u"sortMenu"_s);
        };
        choose(u"Year"_s);
        QTRY_VERIFY(model->query().sort == TitleSort::Year);
        QVERIFY(!model->canReorder());
        choose(u"Order of the list"_s);
        QTRY_VERIFY(model->query().sort == TitleSort::ListPosition);
        QVERIFY(model->canReorder());
    }

    void sortKeysAreKeptAsText()
    {
        const QList<SortKey> keys{{TitleSort::Status, false}, {TitleSort::Rating, true}};
        QCOMPARE(toString(keys), u"status,rating-"_s);
        QCOMPARE(sortKeysFromString(u"status,rating-"_s), keys);
        QCOMPARE(sortKeysFromString(u"colour,rating-,rating"_s),
                 (QList<SortKey>{{TitleSort::Rating, true}}));
        QVERIFY(sortKeysFromString(u"nothing known"_s).isEmpty());
        QList<SortKey> many = withKey(withKey(keys, TitleSort::Year), TitleSort::Type);
        QCOMPARE(many.size(), mostSortKeys);
        QVERIFY(many.last().sort == TitleSort::Type);
    }

    void reviewsAreWrittenChangedAndTakenAway()
    {
        test::FakeLibrary library;
        library.fill(4, 4);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const MediaId id = fixture.page()->model()->idAt(0);
        fixture.page()->select(id);
        fixture.view()->setFocus();
        const auto dialog = [&fixture] { return fixture.find<ReviewDialog>(u"reviewDialog"_s); };
        fixture.key(Qt::Key_R);
        QTRY_VERIFY(dialog());
        auto *text = dialog()->findChild<QPlainTextEdit *>(u"reviewEditText"_s);
        QVERIFY(text->toPlainText().contains(u"<b>"_s)); // as it was written
        text->setPlainText(u"# Better\nthe *second* time"_s);
        dialog()->findChild<QCheckBox *>(u"reviewSpoilers"_s)->setChecked(true);
        dialog()->findChild<QPushButton *>(u"reviewSave"_s)->click();
        QTRY_COMPARE(library.reviews(id).size(), 1);
        QCOMPARE(library.reviews(id).first().text, u"# Better\nthe *second* time"_s);
        QVERIFY(library.reviews(id).first().hasSpoilers);
        QCOMPARE(library.reviews(id).first().writtenAt, PartialDate::fromDate({2012, 9, 1}));

        QTRY_VERIFY(fixture.find<QToolButton>(u"reviewShow"_s)); // what happens stays hidden
        auto *shown = fixture.find<QLabel>(u"reviewText"_s);
        QVERIFY(!shown->isVisible());
        QCOMPARE(shown->textFormat(), Qt::PlainText);
        fixture.find<QToolButton>(u"reviewShow"_s)->click();
        QVERIFY(shown->isVisibleTo(fixture.find<QWidget>(u"detailPane"_s)));

        QTRY_VERIFY(!dialog());
        fixture.find<QToolButton>(u"reviewEdit"_s)->click();
        QTRY_VERIFY(dialog());
        dialog()->findChild<QPushButton *>(u"reviewRemove"_s)->click();
        QTRY_VERIFY(library.reviews(id).isEmpty());
    }

    void whatWasWrittenIsNotLostByEscape()
    {
        ReviewDialog dialog(u"Ran"_s, {});
        QSignalSpy rejected(&dialog, &QDialog::rejected);
        dialog.show();
        dialog.findChild<QPlainTextEdit *>(u"reviewEditText"_s)->setPlainText(u"long"_s);
        dialog.reject();
        QVERIFY(rejected.isEmpty());
        QVERIFY(dialog.findChild<QDialog *>(u"reviewDiscard"_s));
        dialog.findChild<QDialog *>(u"reviewDiscard"_s)->reject();
        QVERIFY(dialog.isVisible());
        dialog.findChild<QPlainTextEdit *>(u"reviewEditText"_s)->clear();
        dialog.reject();
        QCOMPARE(rejected.size(), 1);
    }

    void ratingsAreReadOnTheScaleOneChose_data()
    {
        QTest::addColumn<int>("scale");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("rated");
        const auto row
            = [](const char *name, RatingScale scale, const QString &cell, Qt::Key key, int rated) {
                  QTest::newRow(name) << int(scale) << cell << int(key) << rated;
              };
        row("stars by halves", RatingScale::FiveStars, u"4½"_s, Qt::Key_7, 70);
        row("stars by quarters", RatingScale::FiveQuarterStars, u"4¼"_s, Qt::Key_7, 70);
        row("ten", RatingScale::Ten, u"9"_s, Qt::Key_7, 70);
        row("ten with decimals", RatingScale::TenDecimal, u"8.5"_s, Qt::Key_7, 70);
        row("a hundred", RatingScale::Hundred, u"85"_s, Qt::Key_7, 70);
        row("smileys", RatingScale::Smileys, u"good"_s, Qt::Key_2, 50);
    }

    void ratingsAreReadOnTheScaleOneChose()
    {
        QFETCH(int, scale);
        QFETCH(QString, cell);
        QFETCH(int, key);
        QFETCH(int, rated);
        test::FakeLibrary library;
        library.fill(1, 1);
        const MediaId id = library.ids().first();
        library.change(id, [](TitleRow &row) { row.entry->rating = Rating::fromHundred(85); });
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.window->commands()->action(u"file.settings")->trigger();
        auto *choice = fixture.find<QComboBox>(u"settingsScale"_s);
        QVERIFY(choice);
        choice->setCurrentIndex(choice->findData(scale));
        emit choice->activated(choice->currentIndex());
        QCOMPARE(int(library.preferences.ratingScale), scale);
        fixture.find<QDialog>(u"settingsDialog"_s)->close();
        PagedModel *model = fixture.page()->model();
        QTRY_VERIFY(model->cachedRow(0));
        QCOMPARE(model->index(0, int(Column::Rating)).data().toString(), cell);
        fixture.page()->select(id);
        QTRY_VERIFY(fixture.find<QWidget>(u"detailStatus"_s)->isVisible());
        QCOMPARE(fixture.find<RatingNumber>(u"detailRatingNumber"_s)->isVisible(),
                 isWritten(RatingScale(scale)));
        QCOMPARE(fixture.find<RatingWidget>(u"detailRating"_s)->isVisible(),
                 !isWritten(RatingScale(scale)));
        fixture.view()->setFocus();
        fixture.key(Qt::Key(key));
        QTRY_COMPARE(library.row(id).entry->rating->hundred(), rated);
        QCOMPARE(int(Preferences::load(fixture.settings).ratingScale), scale);
    }

    void numbersKeepEveryStep()
    {
        RatingNumber number;
        for (const auto scale : {RatingScale::TenDecimal, RatingScale::Hundred}) {
            number.setScale(scale);
            for (int hundred = 0; hundred <= 100; ++hundred) {
                number.setHundred(hundred);
                QCOMPARE(number.hundred(), hundred);
            }
        }
    }

    void facesAreChosenByMouseAndKeys()
    {
        RatingWidget faces;
        faces.setScale(RatingScale::Smileys);
        faces.resize(faces.sizeHint());
        QTest::mouseClick(&faces, Qt::LeftButton, {}, QPoint(faces.width() - 8, 16));
        QCOMPARE(faceOf(faces.value()), 3);
        QTest::keyClick(&faces, Qt::Key_1);
        QCOMPARE(faceOf(faces.value()), 1);
        QTest::keyClick(&faces, Qt::Key_Right);
        QCOMPARE(faceOf(faces.value()), 2);
        QTest::keyClick(&faces, Qt::Key_9); // there are only three
        QCOMPARE(faceOf(faces.value()), 2);
    }

    void preferencesAreKept()
    {
        QTemporaryDir directory;
        QSettings settings(directory.filePath(u"a.ini"_s), QSettings::IniFormat);
        Preferences mine;
        mine.ratingScale = RatingScale::Hundred;
        mine.rules.totalCompletes = false;
        mine.conflictRule = transfer::ConflictRule::Newest;
        mine.save(settings);
        const Preferences read = Preferences::load(settings);
        QVERIFY(read.ratingScale == mine.ratingScale);
        QVERIFY(read.conflictRule == mine.conflictRule);
        QVERIFY(!read.rules.totalCompletes);
        QVERIFY(read.rules.firstProgressStarts);
        settings.setValue(u"preferences/rating_scale"_s, u"parsecs"_s);
        QVERIFY(Preferences::load(settings).ratingScale == RatingScale::FiveStars);
    }

    void anImportIsSeenBeforeItHappens()
    {
        test::FakeLibrary library;
        library.fill(3, 3);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.window->workspace()->importFiles({u"/tmp/list.xml"_s});
        auto *wizard = fixture.find<QDialog>(u"importWizard"_s);
        QVERIFY(wizard);
        auto *next = wizard->findChild<QPushButton *>(u"wizardNext"_s);
        QTRY_VERIFY(next->isEnabled()); // the file is recognised
        QTest::keyClick(wizard, Qt::Key_Return);
        auto *rule = wizard->findChild<QComboBox *>(u"wizardRule"_s);
        QTRY_VERIFY(rule->isVisible());
        QTest::keyClick(rule, Qt::Key_Down);
        QTest::keyClick(wizard, Qt::Key_Return);
        auto *table = wizard->findChild<QTableView *>(u"wizardPreview"_s);
        QTRY_COMPARE(table->model()->rowCount(), 120);
        QTRY_VERIFY(next->isEnabled());
        QVERIFY(library.imports.isEmpty()); // nothing is written by looking
        QVERIFY(table->model()->index(1, 2).data().toString().contains(u"yours 5, theirs 8"_s));
        QVERIFY(!table->model()->index(0, 1).data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
        table->setCurrentIndex(table->model()->index(3, 0));
        wizard->findChild<QPushButton *>(u"wizardSkip"_s)->click();
        QCOMPARE(library.decisions.size(), 1);
        QCOMPARE(library.decisions.first().records, QList<qint64>{4});
        QTRY_VERIFY(next->isEnabled());
        QTest::keyClick(wizard, Qt::Key_Return);
        QTRY_COMPARE(library.imports.size(), 1);
        QVERIFY(library.imports.last().conflictRule == transfer::ConflictRule::Replace);
        QTRY_VERIFY(fixture.find<QPushButton>(u"importTakeBack"_s));
        QVERIFY(reportText({}, {u"a.xml"_s}).contains(u"a.xml"_s));
        fixture.find<QPushButton>(u"importDone"_s)->click();
    }

    void keysAreChangedAndKept()
    {
        QTemporaryDir directory;
        QSettings settings(directory.filePath(u"keys.ini"_s), QSettings::IniFormat);
        QWidget window;
        CommandSet commands(&window);
        ShortcutsDialog dialog(commands, settings);
        dialog.show();
        QTest::keyClicks(dialog.findChild<QLineEdit *>(u"shortcutsSearch"_s), u"undo"_s);
        const auto *list = dialog.findChild<QTreeWidget *>(u"shortcutsList"_s);
        QCOMPARE(list->currentItem()->text(0), u"Undo"_s);
        auto *key = dialog.findChild<QKeySequenceEdit *>(u"shortcutsKey"_s);
        const auto *note = dialog.findChild<QLabel *>(u"shortcutsNote"_s);
        auto *set = dialog.findChild<QPushButton *>(u"shortcutsSet"_s);
        key->setKeySequence(
            QKeySequence(Qt::Key_B)); // works everywhere: would be typed into fields
        QVERIFY(!set->isEnabled());
        QVERIFY(!note->text().isEmpty());
        key->setKeySequence(QKeySequence(u"Ctrl+I"_s));
        QVERIFY(note->text().contains(u"Import"_s));
        set->click();
        QCOMPARE(commands.action(u"edit.undo")->shortcuts(),
                 QList<QKeySequence>{QKeySequence(u"Ctrl+I"_s)});
        QVERIFY(commands.action(u"file.import")->shortcuts().isEmpty());
        QVERIFY(commands.action(u"edit.undo")->toolTip().contains(u"Ctrl+I"_s));

        CommandSet again(&window); // the next start
        again.loadShortcuts(settings);
        QCOMPARE(again.action(u"edit.undo")->shortcuts(),
                 QList<QKeySequence>{QKeySequence(u"Ctrl+I"_s)});
        QVERIFY(again.action(u"file.import")->shortcuts().isEmpty());
        QCOMPARE(again.action(u"edit.redo")->shortcuts().size(), 2);

        dialog.findChild<QPushButton *>(u"shortcutsResetAll"_s)->click();
        QCOMPARE(commands.action(u"file.import")->shortcut(), QKeySequence(u"Ctrl+I"_s));
        QCOMPARE(commands.action(u"edit.undo")->shortcut(), QKeySequence(u"Ctrl+Z"_s));
        QVERIFY(settings.allKeys().isEmpty());
    }

private:
    /** A window with a list of titles open in it. */
    struct OpenList
    {
        OpenList(Theme &theme, int titles)
            : fixture(theme)
        {
            library.fill(24, 24);
            (void)library.createList(u"Ordered"_s);
            wanted = library.ids().mid(0, titles);
        }
        bool open()
        {
            if (!fixture.open(&library))
                return false;
            SidebarModel *places = fixture.window->workspace()->sidebar()->model();
            if (!QTest::qWaitFor([places] { return places->lists().size() == 1; }))
                return false;
            list = places->lists().first().id;
            (void)library.addToList(list, wanted);
            fixture.window->workspace()->sidebar()->open(u"list:"_s + list.toString());
            return QTest::qWaitFor([this] {
                return fixture.page()->model()->rowCount() == wanted.size()
                    && fixture.page()->model()->canReorder();
            });
        }
        QList<MediaId> items() { return library.listItems(list); }
        QList<MediaId> shown() const
        {
            QList<MediaId> ids;
            for (int row = 0; row < fixture.page()->model()->rowCount(); ++row)
                ids << fixture.page()->model()->idAt(row);
            return ids;
        }

        test::FakeLibrary library;
        test::WindowFixture fixture;
        ListId list;
        QList<MediaId> wanted;
    };

    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestDaily)
#include "tst_daily.moc"
