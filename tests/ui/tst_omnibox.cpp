// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/windowfixture.h"
#include "ui/screens/detail/detailpane.h"
#include "ui/screens/detail/detailview.h"
#include "ui/screens/titles/covergrid.h"
#include "ui/shell/omnibox.h"
#include "ui/shell/omnisearch.h"
#include "ui/shell/sidebar.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

namespace {

/** By its key; null when it did not get there. */
Omnibox *goToOmnibox(const test::WindowFixture &fixture)
{
    fixture.key(Qt::Key_K, Qt::ControlModifier);
    Omnibox *box = fixture.window->omnibox();
    return QTest::qWaitFor([box] { return box->hasFocus(); }) ? box : nullptr;
}

} // namespace

class TestOmnibox : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void onlyTheLastOfSeveralSearchesAnswers()
    {
        test::FakeLibrary library;
        library.fill(30, 10);
        library.holdSearches(true);
        OmniSearch search(library);
        QStringList answers;
        connect(&search, &OmniSearch::answered, this,
                [&answers](const catalog::SearchAnswer &answer) { answers << answer.text; });
        search.search(u"a"_s);
        search.search(u"ab"_s);
        search.search(u"abc"_s);
        library.releaseSearch(2);
        library.releaseSearch(0);
        library.releaseSearch(1);
        QCoreApplication::processEvents();
        QCOMPARE(answers, QStringList{u"abc"_s});
        search.search(u"abcd"_s);
        search.stop();
        library.releaseSearch(3);
        QCoreApplication::processEvents();
        QCOMPARE(answers.size(), 1);
    }

    void theOmniboxFindsAddsAndOpens()
    {
        test::FakeLibrary library;
        library.fill(24, 3);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        Omnibox *box = goToOmnibox(fixture);
        QVERIFY(box);
        QTest::keyClicks(box, u"hollow"_s);
        QTRY_VERIFY(box->choices()->isVisible());
        QTRY_COMPARE(box->choices()->currentIndex().data().toString(), u"Hollow Knight"_s);
        QTest::keyClick(box, Qt::Key_Return, Qt::ControlModifier);
        const auto knight = [&library]() -> TitleRow {
            for (const MediaId &id : library.ids()) {
                if (library.row(id).title == u"Hollow Knight")
                    return library.row(id);
            }
            return {};
        };
        QTRY_VERIFY(knight().entry);
        QVERIFY(box->hasFocus());
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 4);
        QTRY_COMPARE(box->choices()->currentIndex().data().toString(), u"Hollow Knight"_s);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(fixture.page()->currentId(), knight().id);
        QVERIFY(!box->choices()->isVisible());
        QTRY_VERIFY(fixture.view()->hasFocus());
        fixture.key(Qt::Key_Plus);
        QTRY_COMPARE(knight().entry->progress, 1);
    }

    void returnWaitsForTheAnswerToWhatWasTyped()
    {
        test::FakeLibrary library;
        library.fill(24, 24);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        Omnibox *box = goToOmnibox(fixture);
        QVERIFY(box);
        QTest::keyClicks(box, u"e"_s);
        QTRY_VERIFY(box->model()->rowCount() > 3);
        const QString shown = box->choices()->currentIndex().data().toString();
        QVERIFY(shown != u"Hollow Knight");

        library.holdSearches(true);
        box->setText(u"hollow"_s);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(box->text(), u"hollow"_s); // nothing of the older answer is opened
        QVERIFY(box->hasFocus());
        library.releaseSearch(library.heldSearches() - 1);
        QTRY_VERIFY(!fixture.page()->currentId().isNull());
        QCOMPARE(library.row(fixture.page()->currentId()).title, u"Hollow Knight"_s);

        fixture.key(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(box->hasFocus());
        box->setText(u"hollow"_s);
        QTest::keyClick(box, Qt::Key_Return);
        QTest::keyClicks(box, u"x"_s); // thought better of it
        library.releaseSearch(library.heldSearches() - 1);
        QCoreApplication::processEvents();
        QCOMPARE(box->text(), u"hollowx"_s);
        QVERIFY(box->hasFocus());
    }

    void theOmniboxCompletesFilters()
    {
        test::FakeLibrary library;
        library.fill(4, 4);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        Omnibox *box = goToOmnibox(fixture);
        QVERIFY(box);
        QTest::keyClicks(box, u"ty"_s);
        QTest::keyClick(box, Qt::Key_Tab);
        QTRY_COMPARE(box->text(), u"type:"_s); // the only one: taken at once
        QTest::keyClicks(box, u"m"_s);
        QTest::keyClick(box, Qt::Key_Tab);
        QTRY_VERIFY(box->model()->showsCompletions());
        QCOMPARE(box->choices()->currentIndex().data().toString(), u"type:movie"_s);
        QTest::keyClick(box, Qt::Key_Down);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(box->text(), u"type:manga "_s);
        QTRY_VERIFY(!box->model()->showsCompletions());
        QTest::keyClicks(box, u"-genre:h"_s);
        QTest::keyClick(box, Qt::Key_Tab);
        QTRY_COMPARE(box->text(), u"type:manga -genre:horror "_s);
        QVERIFY(box->hasFocus());
        box->setText(u"xyz"_s);
        QTest::keyClick(box, Qt::Key_Tab); // nothing can follow: Tab is Tab
        QVERIFY(!box->hasFocus());
    }

    void theOmniboxNarrowsToAType()
    {
        test::FakeLibrary library;
        library.fill(24, 3);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        Omnibox *box = goToOmnibox(fixture);
        QVERIFY(box);
        QTest::keyClicks(box, u"e"_s);
        QTRY_VERIFY(box->model()->rowCount() > 3);
        const OmniChoice types = *box->model()->choiceAt(0);
        QVERIFY(types.kind == OmniChoice::Kind::Types);
        QVERIFY(types.types.size() > 1);
        QVERIFY(types.types[0].titles >= types.types[1].titles);
        QVERIFY(box->choices()->currentIndex().row() > 0); // Enter still opens the best title
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(box->choices()->currentIndex().row(), 0);
        QTest::keyClick(box, Qt::Key_Right);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(box->text(), QString(u"e type:"_s + toString(types.types[1].type) + u' '));
        QVERIFY(box->hasFocus());
    }

    void theOmniboxSaysWhatItCannotRead()
    {
        test::FakeLibrary library;
        library.fill(4, 4);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        Omnibox *box = goToOmnibox(fixture);
        QVERIFY(box);
        QTest::keyClicks(box, u"year:soon a"_s);
        QTRY_VERIFY(box->model()->rowCount() > 0);
        QTRY_COMPARE(box->model()->choiceAt(0)->text, u"year:soon"_s);
        QVERIFY(!box->model()->choiceAt(0)->canBeChosen());
        QVERIFY(!box->toolTip().isEmpty());
        QCOMPARE(box->text(), u"year:soon a"_s); // marking it changed nothing
        QTest::keyClicks(box, u"\b\b"_s);
        box->setText(u"year:2001 a"_s);
        QVERIFY(box->toolTip().isEmpty());
    }

    void nobodyQuitsByChance()
    {
        test::FakeLibrary library;
        library.fill(2, 2);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        Omnibox *box = goToOmnibox(fixture);
        QVERIFY(box);
        box->setText(u">every"_s); // what stands in its description
        for (int i = 0; i < box->model()->rowCount(); ++i)
            QVERIFY(box->model()->choiceAt(i)->id != u"file.quit");
        box->setText(u">quit"_s);
        QCOMPARE(box->model()->choiceAt(0)->id, u"file.quit"_s);
        box->setText(u">save as smart"_s); // the library is not filtered
        QCOMPARE(box->model()->rowCount(), 1);
        QVERIFY(box->model()->index(0, 0).data().toString().contains(u"not possible"));
    }

    void theOmniboxPagesOn()
    {
        test::FakeLibrary library;
        library.fill(60, 0);
        OmniSearch search(library);
        QList<qsizetype> sizes;
        connect(&search, &OmniSearch::answered, this,
                [&](const catalog::SearchAnswer &answer) { sizes << answer.matches.size(); });
        connect(&search, &OmniSearch::extended, this,
                [&](const catalog::SearchAnswer &answer) { sizes << answer.matches.size(); });
        search.searchMore(); // nothing to go on with
        search.search(u"e"_s);
        QTRY_COMPARE(sizes.size(), 1);
        QCOMPARE(sizes[0], 20);
        search.searchMore();
        QTRY_COMPARE(sizes.size(), 2);
        QVERIFY(sizes[1] > 20);
    }

    void theOmniboxRunsCommands()
    {
        test::FakeLibrary library;
        library.fill(4, 4);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        Omnibox *box = fixture.window->omnibox();
        QTRY_COMPARE(box->text(), u">"_s);
        QVERIFY(box->model()->rowCount() > 10);
        QTest::keyClicks(box, u"covers"_s);
        QCOMPARE(box->choices()->currentIndex().data().toString(), u"Covers"_s);
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(fixture.find<CoverGrid>(u"coverGrid"_s)->isVisible());
        QVERIFY(box->text().isEmpty());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestOmnibox)
#include "tst_omnibox.moc"
