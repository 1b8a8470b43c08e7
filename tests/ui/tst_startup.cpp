// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/windowfixture.h"
#include "ui/shell/sidebar.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

class TestStartUp : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void theWindowShowsItselfBeforeTheLibrary()
    {
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.show());
        QVERIFY(fixture.find<QLabel>(u"waitingText"_s)->isVisible());
        QCOMPARE(fixture.window->windowTitle(), u"Starting…"_s); // the platform adds the name
        QVERIFY(!fixture.window->commands()->action(u"file.import")->isEnabled());
        QVERIFY(fixture.window->commands()->action(u"file.quit")->isEnabled());
        fixture.startUp.setWaiting(u"Starting the database…"_s);
        QCOMPARE(fixture.find<QLabel>(u"waitingText"_s)->text(), u"Starting the database…"_s);
    }

    void theWindowMakesItsPagesWhileItWaits()
    {
        test::FakeLibrary library;
        library.fill(3, 3);
        test::WindowFixture fixture(*m_theme);
        fixture.startUp.announce(&library);
        QVERIFY(fixture.show());
        QTRY_VERIFY(fixture.window->workspace());
        QVERIFY(!fixture.window->workspace()->isVisible());
        QVERIFY(fixture.find<QLabel>(u"waitingText"_s)->isVisible());
        QVERIFY(!fixture.window->commands()->action(u"file.import")->isEnabled());
        const Workspace *made = fixture.window->workspace();
        fixture.startUp.setReady(&library);
        QCOMPARE(fixture.window->workspace(), made);
        QVERIFY(made->isVisible());
        QVERIFY(fixture.window->commands()->action(u"file.import")->isEnabled());
    }

    void pagesThatNobodySawLeaveNoTrace()
    {
        test::FakeLibrary library;
        test::WindowFixture fixture(*m_theme);
        fixture.startUp.announce(&library);
        QVERIFY(fixture.show());
        QTRY_VERIFY(fixture.window->workspace());
        fixture.startUp.setFailed(
            {makeError(Error::Kind::DiskFull, u"The disk is full."_s), {}, {}});
        QVERIFY(!fixture.window->workspace());
        QVERIFY(fixture.find<QLabel>(u"failureReason"_s)->isVisible());
        QVERIFY(!fixture.settings.contains(u"window/splitter.1"_s));
        QVERIFY(!fixture.settings.contains(u"window/place"_s));
    }

    void aFailureIsExplainedAndCanBeTriedAgain()
    {
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.show());
        fixture.startUp.setFailed(
            {makeError(Error::Kind::DiskFull, u"The disk is full."_s, {}, u"Make room."_s),
             {u"FATAL: no space"_s},
             u"all of it"_s});
        QCOMPARE(fixture.find<QLabel>(u"failureReason"_s)->text(), u"The disk is full."_s);
        QCOMPARE(fixture.find<QLabel>(u"failureHint"_s)->text(), u"Make room."_s);
        QVERIFY(fixture.find<QPlainTextEdit>(u"failureLog"_s)->toPlainText().contains(u"FATAL"_s));
        QSignalSpy retried(&fixture.startUp, &StartUp::retryRequested);
        fixture.find<QPushButton>(u"failureRetry"_s)->click();
        QCOMPARE(retried.size(), 1);
        test::FakeLibrary library;
        library.fill(3, 3);
        QVERIFY(fixture.open(&library));
        QCOMPARE(fixture.page()->model()->rowCount(), 3);
    }

    void theWindowIsAsItWasLeft()
    {
        test::FakeLibrary library;
        library.fill(5, 5);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.window->workspace()->sidebar()->open(u"status:completed"_s);
        fixture.window->commands()->action(u"view.covers")->trigger();
        fixture.window->commands()->action(u"view.theme_dark")->trigger();
        QVERIFY(m_theme->isDark());
        fixture.startUp.setWaiting(u"Closing"_s); // the library goes, the window lets go of it
        QVERIFY(!fixture.window->workspace());
        QSignalSpy shown(fixture.window.get(), &MainWindow::libraryShown);
        fixture.startUp.setReady(&library);
        QTRY_VERIFY(!shown.isEmpty());
        QCOMPARE(fixture.window->workspace()->sidebar()->currentPlace(), u"status:completed"_s);
        QCOMPARE(fixture.page()->view(), TitlesPage::View::Covers);
        fixture.window->commands()->action(u"view.theme_system")->trigger();
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestStartUp)
#include "tst_startup.moc"
