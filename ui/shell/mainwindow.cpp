// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainwindow.h"

#include "ui/screens/titles/titlespage.h"
#include "ui/shell/commandset.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/failurepage.h"
#include "ui/shell/libraryeditor.h"
#include "ui/shell/omnibox.h"
#include "ui/shell/settingsdialog.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/statusarea.h"
#include "ui/shell/waitingpage.h"
#include "ui/shell/workspace.h"
#include "ui/theme/icons.h"
#include "ui/theme/imageloader.h"
#include "ui/theme/metrics.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMetaEnum>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

const auto geometryKey = u"window/geometry"_s;
const auto schemeKey = u"window/appearance"_s;

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

} // namespace

MainWindow::MainWindow(const Surroundings &around, QWidget *parent)
    : QMainWindow(parent)
    , m_startUp(around.startUp)
    , m_theme(around.theme)
    , m_settings(around.settings)
    , m_commands(new CommandSet(this))
    , m_dialogs(new Dialogs(this))
    , m_images(new ImageLoader(around.coverDirectory, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(icon(u"omnimediatrak"_s));
    setAcceptDrops(true);
    createPages();
    m_commands->loadShortcuts(m_settings);
    createBars();
    connectCommands();
    connectThemeCommands();
    connectOmnibox();
    setPreferences(Preferences::load(m_settings));
    restoreWindow();
    connect(&m_startUp, &StartUp::changed, this, &MainWindow::followStartUp);
    connect(&m_startUp, &StartUp::aboutToClose, this, &MainWindow::closeWorkspace);
    followStartUp();
}

MainWindow::~MainWindow()
{
    closeWorkspace();
}

void MainWindow::createPages()
{
    auto *central = new QWidget(this);
    m_pages = new QStackedWidget(central);
    m_waiting = new WaitingPage(m_pages);
    m_failure = new FailurePage(m_pages);
    m_pages->addWidget(m_waiting);
    m_pages->addWidget(m_failure);
    m_status = new StatusArea(central);
    auto *all = new QVBoxLayout(central);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_pages, 1);
    all->addWidget(m_status);
    setCentralWidget(central);
    connect(m_failure, &FailurePage::retryRequested, &m_startUp, &StartUp::retryRequested);
}

void MainWindow::createBars()
{
    m_commands->fillMenuBar(menuBar());
    m_omnibox = new Omnibox(*m_commands, *m_images, this);
    m_omnibox->setMinimumHeight(36);
    m_omnibox->setMaximumWidth(640);

    auto *bar = new QWidget(this);
    bar->setObjectName(u"topBar"_s);
    const auto button = [this, bar](QStringView id, Qt::ToolButtonStyle style) {
        auto *result = new QToolButton(bar);
        result->setDefaultAction(m_commands->action(id));
        result->setObjectName(u"button."_s + id);
        result->setAccessibleName(m_commands->action(id)->text().remove(u'&').remove(u"…"_s));
        result->setToolButtonStyle(style);
        result->setAutoRaise(true);
        result->setFocusPolicy(Qt::TabFocus);
        return result;
    };
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(gap, gap, gap, gap);
    row->addWidget(button(u"view.sidebar", Qt::ToolButtonIconOnly));
    row->addWidget(button(u"go.back", Qt::ToolButtonIconOnly));
    row->addWidget(button(u"go.forward", Qt::ToolButtonIconOnly));
    row->addWidget(button(u"edit.undo", Qt::ToolButtonIconOnly));
    row->addWidget(button(u"edit.redo", Qt::ToolButtonIconOnly));
    row->addStretch(1);
    row->addWidget(m_omnibox, 4);
    row->addStretch(1);
    row->addWidget(button(u"file.import", Qt::ToolButtonIconOnly));
    row->addWidget(button(u"file.add_title", Qt::ToolButtonIconOnly));
    row->addWidget(button(u"view.detail", Qt::ToolButtonIconOnly));
    auto *all = qobject_cast<QVBoxLayout *>(centralWidget()->layout());
    all->insertWidget(0, bar);
    auto *line = new QFrame(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    all->insertWidget(1, line);
}

void MainWindow::connectCommands()
{
    m_commands->connectTo(u"file.quit", this, [this] { close(); });
    m_commands->connectTo(u"go.search", this, [this] { m_omnibox->start({}); });
    m_commands->connectTo(u"go.commands", this, [this] { m_omnibox->start(u">"_s); });
    m_commands->connectTo(u"help.shortcuts", this, [this] { showShortcuts(); });
    m_commands->connectTo(u"file.settings", this, [this] { showSettings(); });
    m_commands->connectTo(u"help.about", this, [this] { m_dialogs->showAbout(); });
}

void MainWindow::connectThemeCommands()
{
    const auto schemes = QMetaEnum::fromType<Theme::Scheme>();
    for (const auto scheme : {Theme::Scheme::System, Theme::Scheme::Light, Theme::Scheme::Dark})
        connect(schemeAction(scheme), &QAction::triggered, this,
                [this, scheme] { setScheme(scheme); });
    bool known = false;
    const int saved
        = schemes.keyToValue(m_settings.value(schemeKey).toString().toLatin1().constData(), &known);
    const auto scheme = known ? Theme::Scheme(saved) : Theme::Scheme::System;
    m_theme.setScheme(scheme);
    schemeAction(scheme)->setChecked(true);
}

QAction *MainWindow::schemeAction(Theme::Scheme scheme) const
{
    return m_commands->action(scheme == Theme::Scheme::Light      ? u"view.theme_light"
                                  : scheme == Theme::Scheme::Dark ? u"view.theme_dark"
                                                                  : u"view.theme_system");
}

void MainWindow::setScheme(Theme::Scheme scheme)
{
    m_theme.setScheme(scheme);
    schemeAction(scheme)->setChecked(true);
    const auto schemes = QMetaEnum::fromType<Theme::Scheme>();
    m_settings.setValue(schemeKey, QString::fromLatin1(schemes.valueToKey(int(scheme))));
}

void MainWindow::setPreferences(const Preferences &preferences)
{
    m_preferences = preferences;
    m_commands->setRatingScale(preferences.ratingScale);
    if (m_workspace)
        m_workspace->setPreferences(preferences);
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(m_preferences, m_theme.scheme(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::schemeChosen, this, &MainWindow::setScheme);
    connect(dialog, &SettingsDialog::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(dialog, &SettingsDialog::preferencesChosen, this,
            [this](const Preferences &preferences) {
                preferences.save(m_settings);
                setPreferences(preferences);
            });
    dialog->open();
}

void MainWindow::showShortcuts()
{
    QWidget *above = QApplication::activeModalWidget();
    auto *dialog = new ShortcutsDialog(*m_commands, m_settings, above ? above : this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::connectOmnibox()
{
    connect(m_omnibox, &Omnibox::titleChosen, this, [this](const TitleMatch &match) {
        if (m_workspace)
            m_workspace->openTitle(match.row);
    });
    connect(m_omnibox, &Omnibox::titleAdded, this, [this](const MediaId &id) {
        EntryPatch patch;
        patch.status = Status::Planned;
        if (m_workspace)
            m_workspace->editor()->apply({id}, patch);
    });
    connect(m_omnibox, &Omnibox::placeChosen, this, [this](const QString &place) {
        if (m_workspace)
            m_workspace->sidebar()->open(place);
    });
    connect(m_omnibox, &Omnibox::addByHandChosen, this, [this](const QString &title) {
        if (m_workspace)
            m_workspace->addTitleByHand(title);
    });
    connect(m_omnibox, &Omnibox::left, this, [this] {
        if (m_workspace)
            m_workspace->focusPage();
    });
}

void MainWindow::restoreWindow()
{
    // Room for the frame, which is not known before the window is shown.
    const QSize room = screen()->availableGeometry().size() - QSize(40, 60);
    resize(QSize(1280, 800).boundedTo(room));
    restoreGeometry(m_settings.value(geometryKey).toByteArray());
}

void MainWindow::saveWindow()
{
    m_settings.setValue(geometryKey, saveGeometry());
}

void MainWindow::commit()
{
    if (m_workspace)
        m_workspace->commit();
    saveWindow();
}

void MainWindow::followStartUp()
{
    switch (m_startUp.state()) {
    case StartUp::State::Waiting:
        m_waiting->setText(m_startUp.text());
        m_pages->setCurrentWidget(m_waiting);
        if (m_startUp.library() && m_isPainted)
            makeWorkspace();
        break;
    case StartUp::State::Failed:
        m_failure->show(*m_startUp.failure());
        m_pages->setCurrentWidget(m_failure);
        break;
    case StartUp::State::Ready:
        openWorkspace();
        break;
    }
    const bool isReady = m_startUp.state() == StartUp::State::Ready;
    // The platform puts the program's name behind it.
    setWindowTitle(m_startUp.state() == StartUp::State::Waiting ? tr("Starting…")
                                                                : tr("OmniMediaTrak"));
    m_status->setVisible(isReady);
    if (!isReady) {
        m_commands->setLibraryOpen(false);
        m_omnibox->setLibrary(nullptr);
    }
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!std::exchange(m_isPainted, true)) // people see the window, then the rest is made
        QTimer::singleShot(0, this, &MainWindow::followStartUp);
}

void MainWindow::makeWorkspace()
{
    if (m_workspace)
        return;
    m_workspace = new Workspace(
        *m_startUp.library(), {*m_commands, *m_images, m_settings, *m_dialogs, *m_status}, m_pages);
    m_workspace->setPreferences(m_preferences);
    connect(m_workspace, &Workspace::listsChanged, m_omnibox, &Omnibox::setLists);
    connect(m_workspace->page()->model(), &PagedModel::loaded, this, &MainWindow::libraryShown);
    m_pages->addWidget(m_workspace);
}

void MainWindow::openWorkspace()
{
    if (m_workspace && m_pages->currentWidget() == m_workspace)
        return;
    makeWorkspace();
    m_commands->setLibraryOpen(true);
    m_pages->setCurrentWidget(m_workspace);
    m_omnibox->setLibrary(m_startUp.library());
    m_workspace->focusPage();
}

void MainWindow::closeWorkspace()
{
    m_omnibox->setLibrary(nullptr);
    delete m_workspace;
    m_workspace = nullptr;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveWindow();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isReady = m_startUp.state() == StartUp::State::Ready;
    if (isReady && m_workspace && !localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(event->mimeData());
    if (!m_workspace || files.isEmpty())
        return;
    event->acceptProposedAction();
    m_workspace->importFiles(files);
}

} // namespace omt::ui
