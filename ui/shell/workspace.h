// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/libraryaccess.h"
#include "ui/shell/sidebarmodel.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace omt::ui {

class CatalogPage;
class CatalogsDialog;
class CommandSet;
class DetailPane;
class Dialogs;
class ImageLoader;
class LibraryEditor;
class Sidebar;
class SmartCounts;
class StatusArea;
class TitleModel;
class TitlePage;
class TitleViews;
class TitlesPage;

/**
 * An open library: sidebar, page and detail pane, and the commands that work on them. Made when
 * the library opens and destroyed before it closes. GUI thread; owned by the window.
 */
class Workspace final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    struct Surroundings
    {
        CommandSet &commands;
        ImageLoader &images;
        QSettings &settings;
        Dialogs &dialogs;
        StatusArea &status;
    };

    Workspace(LibraryAccess &library, const Surroundings &around, QWidget *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] TitlesPage *page() const { return m_page; }
    [[nodiscard]] CatalogPage *catalog() const { return m_catalog; }
    [[nodiscard]] TitlePage *titlePage() const { return m_titlePage; }
    /** The views of the page of titles that was shown last. */
    [[nodiscard]] TitleViews *views() const;
    [[nodiscard]] bool showsTitlePage() const;
    /** The keyboard goes to what shows in the middle. */
    void focusPage();
    [[nodiscard]] DetailPane *detail() const { return m_detail; }
    [[nodiscard]] Sidebar *sidebar() const { return m_sidebar; }
    [[nodiscard]] LibraryEditor *editor() const { return m_editor; }
    [[nodiscard]] QList<MediaList> lists() const;

    /** Shows this title, in the page if it stands there. */
    void openTitle(const TitleRow &row);
    /** Shows all that is known of it in the middle. */
    void openTitlePage(MediaId id);
    void addTitleByHand(const QString &title);
    /** Asks how, then does it. */
    void importFiles(const QStringList &files);
    /** Asks what and where to, then does it. */
    void exportLibrary();
    void showPastImports();
    void showImportDecisions(QWidget *parent);
    void setPreferences(const Preferences &preferences);
    /** Saves what is being typed. */
    void commit();

signals:
    void listsChanged(const QList<omt::MediaList> &lists);

private:
    void createPanes();
    void connectEdits();
    void connectCommands();
    void connectTitleCommands();
    void connectListCommands();
    void connectViewCommands();
    void takeChanges(const Changes &changes);
    void refresh(const Changes &changes);
    void readCounts();
    void readRest();
    void readLists();
    void connectCatalog();
    void connectNavigation();
    void openPlace(const Place &place);
    void goTo(const QString &placeId);
    void leaveTitlePage();
    void showPlace(const Place &place);
    void showTitlePage(MediaId id);
    void visit(const Place &place, MediaId title);
    void travel(int by);
    void browse(const catalog::BrowseQuery &query);
    void showCatalogs();
    void importCatalogs(const transfer::CatalogImportOptions &options);
    void removeCatalog(const QString &source);
    void followCatalogJob(Job *job);
    [[nodiscard]] std::optional<catalog::BrowseQuery> queryToKeep() const;
    void askSmartListName();
    void showSelection();
    void updateCommands();
    void patchSelected(const EntryPatch &patch);
    void showStatusMenu();
    void showListMenu();
    void showContextMenu(const QPoint &at);
    void showSidebarMenu(const QPoint &at);
    void takeImportReport(const transfer::ImportReport &report, const QStringList &files);
    /** Of that time through; 0: of the current one. */
    void editReview(MediaId id, int passNumber);
    enum class ListMove { Up, Down, First, Last };
    void moveInList(ListMove way);
    void focusNextPane();
    [[nodiscard]] const MediaList *openList() const;
    /** What commands work on. */
    [[nodiscard]] QList<MediaId> targets() const;
    void selectWanted();
    void askNewList(const QList<MediaId> &ids);

    LibraryAccess &m_library;
    Surroundings m_around;
    Preferences m_preferences;
    LibraryEditor *m_editor;
    QSplitter *m_splitter;
    /** Somewhere the window was; back and forward go through them. */
    struct Visit
    {
        Place place;
        MediaId title; ///< its page was shown, over the place
        catalog::BrowseQuery query; ///< what the catalog was narrowed by
    };

    Sidebar *m_sidebar;
    QStackedWidget *m_middle;
    TitlesPage *m_page;
    CatalogPage *m_catalog;
    TitlePage *m_titlePage;
    QList<Visit> m_visits;
    qsizetype m_visit = -1; ///< where in them we are
    bool m_isTravelling = false;
    QPointer<CatalogsDialog> m_catalogsDialog;
    QPointer<Job> m_catalogJob;
    DetailPane *m_detail;
    QTimer m_everythingChanged;
    MediaId m_wanted; ///< chosen in the omnibox and not in the page: the detail pane keeps it
    MediaId m_toSelect; ///< to be made current when the page has loaded
    SmartCounts *m_smartCounts = nullptr;
    quint64 m_listQuestion = 0;
    bool m_countsAreAsked = false;
    bool m_countAgain = false;
};

} // namespace omt::ui
