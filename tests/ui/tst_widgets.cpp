// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakelibrary.h"
#include "ui/delegates/celldelegate.h"
#include "ui/delegates/coverdelegate.h"
#include "ui/delegates/titlepainter.h"
#include "ui/delegates/wrappingdelegate.h"
#include "ui/models/pagedmodel.h"
#include "ui/models/rowtext.h"
#include "ui/screens/detail/historytext.h"
#include "ui/screens/detail/sources.h"
#include "ui/screens/titles/filterbar.h"
#include "ui/theme/imageloader.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/panefold.h"
#include "ui/widgets/partialdateedit.h"
#include "ui/widgets/progressstepper.h"
#include "ui/widgets/ratingwidget.h"
#include "ui/widgets/tagedit.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

class TestWidgets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void starsAreSetByKeys_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("after");
        QTest::newRow("right adds half a star") << 50 << int(Qt::Key_Right) << 60;
        QTest::newRow("left takes half a star") << 50 << int(Qt::Key_Left) << 40;
        QTest::newRow("seven sets seven halves") << 0 << int(Qt::Key_7) << 70;
        QTest::newRow("zero clears") << 80 << int(Qt::Key_0) << 0;
        QTest::newRow("delete clears") << 80 << int(Qt::Key_Delete) << 0;
        QTest::newRow("end is the best") << 80 << int(Qt::Key_End) << 100;
        QTest::newRow("the best does not grow") << 100 << int(Qt::Key_Right) << 100;
        QTest::newRow("a fine rating steps by halves too") << 85 << int(Qt::Key_Left) << 75;
    }

    void starsAreSetByKeys()
    {
        QFETCH(int, before);
        QFETCH(int, key);
        QFETCH(int, after);
        RatingWidget stars;
        stars.setValue(before);
        QSignalSpy edited(&stars, &RatingWidget::edited);
        QTest::keyClick(&stars, Qt::Key(key));
        QCOMPARE(stars.value(), after);
        QVERIFY(!edited.isEmpty());
        QCOMPARE(edited.last().first().toInt(), after);
    }

    void starsAreMirroredFromRightToLeft()
    {
        RatingWidget stars;
        stars.setLayoutDirection(Qt::RightToLeft);
        stars.resize(stars.sizeHint());
        stars.show();
        QTest::mouseClick(&stars, Qt::LeftButton, {}, QPoint(stars.width() - 8, 16));
        QCOMPARE(stars.value(), 10);
    }

    void aClickOnTheSameHalfClears()
    {
        RatingWidget stars;
        stars.resize(stars.sizeHint());
        stars.show();
        const QPoint third(4 + 2 * 26 + 20, 16); // the right half of the third star
        QTest::mouseClick(&stars, Qt::LeftButton, {}, third);
        QCOMPARE(stars.value(), 60);
        QTest::mouseClick(&stars, Qt::LeftButton, {}, third);
        QCOMPARE(stars.value(), 0);
        QCOMPARE(stars.accessibleDescription(), u"unrated"_s);
    }

    void datesAreTakenAsFarAsTheyAreKnown_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("taken"); // null: refused
        QTest::newRow("a year") << u"2020"_s << u"2020"_s;
        QTest::newRow("a month") << u"2020-05"_s << u"2020-05"_s;
        QTest::newRow("a day") << u"2020-05-17"_s << u"2020-05-17"_s;
        QTest::newRow("slashes") << u"2020/5/17"_s << u"2020-05-17"_s;
        QTest::newRow("nothing clears") << u""_s << u""_s;
        QTest::newRow("a month that does not exist") << u"2020-13"_s << QString();
        QTest::newRow("a month in words") << u"march 2019"_s << u"2019-03"_s;
        QTest::newRow("a day in words") << u"17 May 2020"_s << u"2020-05-17"_s;
        QTest::newRow("a day in words, as Americans write it")
            << u"May 17, 2020"_s << u"2020-05-17"_s;
        QTest::newRow("words") << u"last summer"_s << QString();
    }

    void datesAreTakenAsFarAsTheyAreKnown()
    {
        QFETCH(QString, typed);
        QFETCH(QString, taken);
        PartialDateEdit edit;
        edit.setDate(PartialDate::fromYear(1999));
        QSignalSpy edited(&edit, &PartialDateEdit::dateEdited);
        edit.setText(typed);
        QTest::keyClick(&edit, Qt::Key_Return);
        if (taken.isNull()) {
            QCOMPARE(edited.size(), 0);
            QCOMPARE(edit.text(), typed);
            QVERIFY(!edit.accessibleDescription().isEmpty());
            return;
        }
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.first().first().value<PartialDate>().toString(), taken);
    }

    void aMomentKeepsItsTimeWhenNobodyTypes()
    {
        const auto moment = PartialDate::fromString(u"2020-05-17T18:04:00Z"_s);
        PartialDateEdit edit;
        edit.setDate(moment);
        QCOMPARE(edit.text(), u"2020-05-17"_s);
        QCOMPARE(*edit.date(), moment);
    }

    void aSidePaneFoldsWhereThereIsNoRoom()
    {
        QWidget around;
        QWidget pane(&around);
        QAction shows;
        shows.setCheckable(true);
        shows.setChecked(true);
        connect(&shows, &QAction::toggled, &pane, &QWidget::setVisible);
        new PaneFold(&pane, &around, &shows, 500);
        around.resize(800, 100);
        around.show();
        QVERIFY(pane.isVisible());
        around.resize(400, 100);
        QTRY_VERIFY(!pane.isVisible());
        QVERIFY(shows.isChecked()); // it is still wanted
        around.resize(800, 100);
        QTRY_VERIFY(pane.isVisible());
        around.resize(400, 100);
        QTRY_VERIFY(!pane.isVisible());
        shows.trigger(); // whoever asks for it gets it
        QVERIFY(pane.isVisible());
        QVERIFY(shows.isChecked());
        shows.trigger();
        around.resize(800, 100);
        QTRY_COMPARE(around.width(), 800);
        QVERIFY(!pane.isVisible()); // and whoever does not want it is not given it
    }

    void theStepperStopsAtTheTotal()
    {
        ProgressStepper stepper;
        stepper.setProgress(11, 12, ProgressUnit::Episode);
        QSignalSpy stepped(&stepper, &ProgressStepper::stepped);
        auto *more = stepper.findChild<QPushButton *>(u"progressMore"_s);
        more->click();
        QCOMPARE(stepper.progress(), 12);
        QVERIFY(!more->isEnabled());
        more->click();
        QCOMPARE(stepped.size(), 1);
        stepper.setProgress(3, std::nullopt, ProgressUnit::Chapter);
        QVERIFY(more->isEnabled());
    }

    void onePastTheEndStartsAgain()
    {
        ProgressStepper stepper;
        stepper.setProgress(12, 12, ProgressUnit::Episode, ProgressStepper::More::StartsAgain);
        QSignalSpy stepped(&stepper, &ProgressStepper::stepped);
        auto *more = stepper.findChild<QPushButton *>(u"progressMore"_s);
        QVERIFY(more->isEnabled());
        QCOMPARE(more->accessibleName(), u"Start again, with the first"_s);
        more->click();
        QCOMPARE(stepped.size(), 1);
        QCOMPARE(stepped.first().first().toInt(), 1);
    }

    void aSeenFilmThatNobodyCountedShowsNoMinutes()
    {
        ProgressStepper stepper;
        const auto *value = stepper.findChild<QSpinBox *>(u"progressValue"_s);
        stepper.setProgress(0, 107, ProgressUnit::Minute, ProgressStepper::More::CompletesAgain);
        QVERIFY(value->isHidden());
        stepper.setProgress(40, 107, ProgressUnit::Minute, ProgressStepper::More::CompletesAgain);
        QVERIFY(!value->isHidden());
        stepper.setProgress(0, 107, ProgressUnit::Minute, ProgressStepper::More::Completes);
        QVERIFY(!value->isHidden());
    }

    void starsFitTheRoomThereIs_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("as wide as it likes") << 136;
        QTest::newRow("a column of the table") << 102;
        QTest::newRow("the narrowest column") << 76;
    }

    void starsFitTheRoomThereIs()
    {
        QFETCH(int, width);
        RatingWidget stars;
        QVERIFY(stars.minimumSizeHint().width() <= width);
        stars.resize(width, 32);
        QTest::mouseClick(&stars, Qt::LeftButton, {}, QPoint(width - 6, 16));
        QCOMPARE(stars.value(), 100); // the fifth star is there
        stars.setValue(0);
        QTest::mouseClick(&stars, Qt::LeftButton, {}, QPoint(6, 16));
        QCOMPARE(stars.value(), 10);
    }

    void aTagIsWrittenBehindTheOthers()
    {
        QWidget window;
        TagEdit edit(&window);
        QLineEdit other(&window);
        edit.setTags({u"drama"_s, u"ghost"_s});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        other.setFocus();
        edit.setFocus(Qt::TabFocusReason);
        QTest::keyClicks(&edit, u"rain"_s);
        QCOMPARE(edit.tags(), (QStringList{u"drama"_s, u"ghost"_s, u"rain"_s}));
        other.setFocus(Qt::TabFocusReason);
        QCOMPARE(edit.text(), u"drama, ghost, rain"_s);
        edit.setFocus(Qt::TabFocusReason);
        other.setFocus(Qt::TabFocusReason);
        QCOMPARE(edit.text(), u"drama, ghost, rain"_s); // passing by changes nothing
    }

    void selectedLinesAreReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("in light") << false;
        QTest::newRow("in dark") << true;
    }

    void selectedLinesAreReadable()
    {
        QFETCH(bool, dark);
        const Colors &c = dark ? darkColors() : lightColors();
        QListWidget list;
        list.setPalette(paletteFor(c));
        list.setFrameShape(QFrame::NoFrame);
        list.addItem(u"MMMMMMMM"_s);
        list.setCurrentRow(0);
        list.resize(200, 60);
        list.show();
        const QImage image = list.grab().toImage();
        double best = 1;
        const QRect line = list.visualItemRect(list.item(0));
        for (int x = line.left(); x < line.left() + 80; ++x) {
            for (int y = line.top(); y < line.bottom(); ++y)
                best = std::max(best, contrast(image.pixelColor(x, y), c.selected));
        }
        QVERIFY(image.pixelColor(line.right() - 12, line.center().y()) == c.selected);
        QCOMPARE_GE(best, 7.0);
    }

    void chipsTakeFiltersAway()
    {
        FilterBar bar;
        TitleQuery query;
        query.status = Status::Completed;
        query.type = MediaType::Movie;
        bar.setQuery(query);
        bar.show();
        QSignalSpy edited(&bar, &FilterBar::queryEdited);
        bar.findChild<Chip *>(u"chipStatus"_s)->click();
        QCOMPARE(edited.size(), 1);
        const auto left = edited.first().first().value<TitleQuery>();
        QVERIFY(!left.status);
        QVERIFY(left.type == MediaType::Movie);
    }

    void everyCellAndCardIsPainted_data()
    {
        QTest::addColumn<bool>("rightToLeft");
        QTest::newRow("from left to right") << false;
        QTest::newRow("from right to left") << true;
    }

    void everyCellAndCardIsPainted()
    {
        QFETCH(bool, rightToLeft);
        test::FakeLibrary library;
        library.fill(30, 20);
        PagedModel model(library);
        TitleQuery query;
        query.scope = TitleQuery::Scope::Catalog;
        model.setQuery(query);
        QTRY_COMPARE(model.rowCount(), 30);
        (void)model.index(0, 0).data();
        QTRY_VERIFY(model.cachedRow(29));
        CellDelegate cells(nullptr);
        CoverDelegate cards(nullptr);
        QStyleOptionViewItem option;
        option.direction = rightToLeft ? Qt::RightToLeft : Qt::LeftToRight;
        option.font = QApplication::font();
        option.palette = QApplication::palette();
        for (int row = 0; row < 30; ++row) {
            for (int column = 0; column < columnCount; ++column) {
                QImage image(200, CellDelegate::rowHeight(option.font), QImage::Format_RGB32);
                image.fill(Qt::white);
                const QImage blank = image;
                QPainter painter(&image);
                option.rect = image.rect();
                cells.paint(&painter, option, model.index(row, column));
                painter.end();
                if (column == int(Column::Title))
                    QVERIFY(image != blank);
            }
            QImage image(CoverDelegate::cardSize(option.font), QImage::Format_RGB32);
            image.fill(Qt::white);
            const QImage blank = image;
            QPainter painter(&image);
            option.rect = image.rect();
            cards.paint(&painter, option, model.index(row, 0));
            painter.end();
            QVERIFY(image != blank);
        }
    }

    void aLongTextTakesMoreLines()
    {
        QTreeWidget list;
        list.setWordWrap(true);
        list.setColumnCount(1);
        list.setItemDelegate(new WrappingDelegate(&list));
        auto *one = new QTreeWidgetItem(&list, {u"short"_s});
        auto *many = new QTreeWidgetItem(&list, {u"some words "_s.repeated(20)});
        list.setColumnWidth(0, 200);
        list.resize(220, 400);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        const int line = list.visualItemRect(one).height();
        QVERIFY(list.visualItemRect(many).height() > 2 * line);
        list.setColumnWidth(0, 2000);
        list.doItemsLayout();
        QCOMPARE(list.visualItemRect(many).height(), line);
    }

    void drawnCoversKeepTheirColour()
    {
        const auto draw = [](const QString &title) {
            TitleRow row;
            row.title = title;
            QImage image(120, 180, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintCover(&painter, image.rect(), row, nullptr, lightColors());
            return image;
        };
        QCOMPARE(draw(u"Middlemarch"_s), draw(u"Middlemarch"_s));
        QCOMPARE(QColor(draw(u"Middlemarch"_s).pixel(60, 20)),
                 QColor(draw(u"Middlemarch"_s).pixel(60, 20)));
        QVERIFY(draw(u"Middlemarch"_s) != draw(u"Watchmen"_s));
    }

    void coversComeFromTheCache()
    {
        QTemporaryDir directory;
        const QString url = u"https://example.org/cover.png"_s;
        QImage picture(300, 400, QImage::Format_RGB32);
        picture.fill(Qt::green);
        QVERIFY(picture.save(directory.filePath(ImageLoader::coverFileName(url)), "PNG"));
        ImageLoader loader(directory.path());
        QSignalSpy ready(&loader, &ImageLoader::imageReady);
        QVERIFY(loader.pixmap(url, QSize(60, 90), 2).isNull());
        QTRY_COMPARE(ready.size(), 1);
        const QPixmap cover = loader.pixmap(url, QSize(60, 90), 2);
        QCOMPARE(cover.size(), QSize(120, 180));
        QVERIFY(loader.pixmap(u"https://example.org/none.png"_s, QSize(60, 90), 1).isNull());
    }

    void historyIsToldInSentences()
    {
        library::HistoryEvent event;
        event.operation = u"update"_s;
        event.table = u"interaction.user_media"_s;
        event.before = {{u"status"_s, u"planned"_s}, {u"progress"_s, 3}};
        event.after = {{u"status"_s, u"completed"_s},
                       {u"progress"_s, 12},
                       {u"rating"_s, 90},
                       {u"completed_at"_s, u"2020-05-01"_s},
                       {u"completed_at_precision"_s, u"month"_s}};
        const QStringList told = historySentences(event, MediaType::Anime);
        QVERIFY(told.contains(u"Status: Planned → Completed"_s));
        QVERIFY(told.contains(u"Rated 4½ of 5 stars"_s));
        QVERIFY(told.contains(u"Finished 2020-05"_s));
        event.after = {{u"updated_at"_s, u"2020"_s}};
        QVERIFY(historySentences(event, MediaType::Anime).isEmpty());
    }

    void linksLeadToTheService_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("page");
        QTest::newRow("anime at MyAnimeList")
            << u"mal/anime:5114"_s << u"https://myanimelist.net/anime/5114"_s;
        QTest::newRow("manga at MyAnimeList")
            << u"mal/manga:2"_s << u"https://myanimelist.net/manga/2"_s;
        QTest::newRow("a service nobody knows") << u"nobody:1"_s << QString();
    }

    void linksLeadToTheService()
    {
        QFETCH(QString, key);
        QFETCH(QString, page);
        QCOMPARE(sourcePage(ExternalKey::fromString(key)).toString(), page);
    }

    void initialsStandForTitles_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("letters");
        QTest::newRow("two words") << u"Hollow Knight"_s << u"HK"_s;
        QTest::newRow("one word") << u"Watchmen"_s << u"W"_s;
        QTest::newRow("signs are skipped") << u"– The Wire"_s << u"TW"_s;
        QTest::newRow("one of many Han letters") << u"千と千尋"_s << u"千"_s;
        QTest::newRow("only signs") << u"..."_s << u"."_s;
    }

    void initialsStandForTitles()
    {
        QFETCH(QString, title);
        QFETCH(QString, letters);
        QCOMPARE(initials(title), letters);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
