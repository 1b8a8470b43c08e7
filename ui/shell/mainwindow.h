// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/preferences.h"
#include "ui/access/startup.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

class QSettings;
class QStackedWidget;

namespace omt::ui {

class CommandSet;
class Dialogs;
class FailurePage;
class ImageLoader;
class Omnibox;
class StatusArea;
class WaitingPage;
class Workspace;

/**
 * The window. Shows itself at once and says what it waits for; the library moves in when it is
 * open and out before it closes. Every main widget has an object name, by which tests and
 * assistive tools find it; commands are found by their ids. GUI thread.
 */
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    struct Surroundings
    {
        StartUp &startUp;
        Theme &theme;
        QSettings &settings;
        QString coverDirectory;
    };

    explicit MainWindow(const Surroundings &around, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] CommandSet *commands() const { return m_commands; }
    /** Null until the library is open. */
    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    /** Saves what is being typed and how the window stands: the session may end now. */
    void commit();
    [[nodiscard]] Omnibox *omnibox() const { return m_omnibox; }

signals:
    /** The first page of the library is on the screen. */
    void libraryShown();

protected:
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void createBars();
    void createPages();
    void connectCommands();
    void connectThemeCommands();
    void connectOmnibox();
    void setScheme(Theme::Scheme scheme);
    void setPreferences(const Preferences &preferences);
    void showSettings();
    void showShortcuts();
    [[nodiscard]] QAction *schemeAction(Theme::Scheme scheme) const;
    void restoreWindow();
    void saveWindow();
    void followStartUp();
    void makeWorkspace();
    void openWorkspace();
    void closeWorkspace();

    StartUp &m_startUp;
    Theme &m_theme;
    QSettings &m_settings;
    Preferences m_preferences;
    CommandSet *m_commands;
    Dialogs *m_dialogs;
    ImageLoader *m_images;
    Omnibox *m_omnibox = nullptr;
    StatusArea *m_status = nullptr;
    QStackedWidget *m_pages = nullptr;
    WaitingPage *m_waiting = nullptr;
    FailurePage *m_failure = nullptr;
    Workspace *m_workspace = nullptr;
    bool m_isPainted = false; // once at least
};

} // namespace omt::ui
