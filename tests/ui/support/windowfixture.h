// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/support/fakelibrary.h"
#include "ui/screens/titles/titlespage.h"
#include "ui/shell/commandset.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspace.h"

#include <QAbstractItemView>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace omt::test {

/** A window with settings of its own. Show it with show(), open a library with open(). */
struct WindowFixture
{
    explicit WindowFixture(ui::Theme &theme)
        : settings(directory.filePath(QStringLiteral("window.ini")), QSettings::IniFormat)
    {
        startUp.setWaiting(QStringLiteral("Opening"));
        window = std::make_unique<ui::MainWindow>(
            ui::MainWindow::Surroundings{startUp, theme, settings, directory.path()});
    }

    [[nodiscard]] bool show() const
    {
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());
    }
    /** Shows the window and opens the library in it; true when its page is there. */
    [[nodiscard]] bool open(ui::LibraryAccess *library)
    {
        QSignalSpy shown(window.get(), &ui::MainWindow::libraryShown);
        if (!show())
            return false;
        startUp.setReady(library);
        return shown.wait(10'000);
    }
    [[nodiscard]] ui::TitlesPage *page() const { return window->workspace()->page(); }
    [[nodiscard]] QAbstractItemView *view() const { return page()->currentView(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        if (!window->isActiveWindow()) { // a menu that closes leaves no window active offscreen
            window->activateWindow();
            (void)QTest::qWaitForWindowActive(window.get());
        }
        QTest::keyClick(window->focusWidget() ? window->focusWidget() : window.get(), key,
                        modifiers);
    }
    template <class Widget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return window->findChild<Widget *>(name);
    }

    QTemporaryDir directory;
    QSettings settings;
    ui::StartUp startUp;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace omt::test
