// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/commandset.h"

#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <array>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr char context[] = "omt::ui::Command";

using enum CommandScope;
using Menu = CommandMenu;

constexpr auto specs = std::to_array<CommandSpec>({
    {u"file.add_title", QT_TRANSLATE_NOOP("omt::ui::Command", "&Add title…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Add a title by hand"), u"add-title", u"Ctrl+N", Window,
     Menu::File, 0},
    {u"file.import", QT_TRANSLATE_NOOP("omt::ui::Command", "&Import…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Bring in a list you kept elsewhere"), u"import",
     u"Ctrl+I", Window, Menu::File, 0},
    {u"file.import_catalog", QT_TRANSLATE_NOOP("omt::ui::Command", "Public &catalogs…"),
     QT_TRANSLATE_NOOP("omt::ui::Command",
                       "Bring in public catalogs such as IMDb, or remove them again"),
     u"catalog", u"Ctrl+Shift+I", Window, Menu::File, 0},
    {u"file.export", QT_TRANSLATE_NOOP("omt::ui::Command", "&Export…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Carry the library out, whole or for another service"),
     u"export", u"Ctrl+E", Window, Menu::File, 0},
    {u"file.past_imports", QT_TRANSLATE_NOOP("omt::ui::Command", "Past i&mports…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "See what was imported, and take it back"), u"import",
     u"", Window, Menu::File, 0},
    {u"file.settings", QT_TRANSLATE_NOOP("omt::ui::Command", "&Settings…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Choose how ratings, progress and colours behave"),
     u"settings", u"Ctrl+,", Window, Menu::File, 1},
    {u"file.quit", QT_TRANSLATE_NOOP("omt::ui::Command", "&Quit"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Close the program; everything is saved"), u"quit",
     u"Ctrl+Q", Window, Menu::File, 2},

    {u"edit.undo", QT_TRANSLATE_NOOP("omt::ui::Command", "&Undo"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Take the last change back"), u"undo", u"Ctrl+Z", Window,
     Menu::Edit, 0},
    {u"edit.redo", QT_TRANSLATE_NOOP("omt::ui::Command", "&Redo"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Do the change taken back last again"), u"redo",
     u"Ctrl+Shift+Z Ctrl+Y", Window, Menu::Edit, 0},
    {u"edit.select_all", QT_TRANSLATE_NOOP("omt::ui::Command", "Select &all"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Select every title of the page"), u"select-all",
     u"Ctrl+A", Titles, Menu::Edit, 1},
    {u"edit.filter", QT_TRANSLATE_NOOP("omt::ui::Command", "&Filter this page"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Show only titles of this page with a word"), u"filter",
     u"Ctrl+F", Window, Menu::Edit, 1},

    {u"edit.clear_conditions", QT_TRANSLATE_NOOP("omt::ui::Command", "&Clear all conditions"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Show every title of the catalog again"), u"close",
     u"Ctrl+Shift+L", Window, Menu::Edit, 1},

    {u"title.open", QT_TRANSLATE_NOOP("omt::ui::Command", "&Open details"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Go to the details of the current title"),
     u"detail-pane", u"Return Enter", Titles, Menu::Title, 0},
    {u"title.page", QT_TRANSLATE_NOOP("omt::ui::Command", "Open the title’s &page"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Show everything the catalog knows of the title"),
     u"info", u"Alt+Return", Titles, Menu::Title, 0},
    {u"title.edit", QT_TRANSLATE_NOOP("omt::ui::Command", "&Edit in the table"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Change what stands in the current cell of the table"),
     u"edit", u"F2", Titles, Menu::Title, 0},
    {u"title.add_to_library", QT_TRANSLATE_NOOP("omt::ui::Command", "Add to &library"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Put the selected titles into the library, as planned"),
     u"add-to-library", u"Ctrl+Return", Titles, Menu::Title, 0},
    {u"title.progress_up", QT_TRANSLATE_NOOP("omt::ui::Command", "&One more"),
     QT_TRANSLATE_NOOP("omt::ui::Command",
                       "Count one more episode, chapter or page; a film as seen"),
     u"plus", u"+ =", Titles, Menu::Title, 1},
    {u"title.progress_down", QT_TRANSLATE_NOOP("omt::ui::Command", "One &less"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Count one less episode, chapter or page"), u"minus",
     u"-", Titles, Menu::Title, 1},
    {u"title.start_again", QT_TRANSLATE_NOOP("omt::ui::Command", "Start a&gain"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Begin another time through; the earlier one is kept"),
     u"again", u"", Titles, Menu::Title, 1},
    {u"title.review", QT_TRANSLATE_NOOP("omt::ui::Command", "Write a re&view…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Write down what you make of this time through"),
     u"review", u"R", Titles, Menu::Title, 1},
    {u"title.status", QT_TRANSLATE_NOOP("omt::ui::Command", "Pick a status…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Choose where you stand with the titles"), u"status",
     u"S", Titles, Menu::Hidden, 0},
    {u"title.set_in_progress", QT_TRANSLATE_NOOP("omt::ui::Command", "&In progress"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Set the status to in progress"), u"status-in-progress",
     u"", Titles, Menu::Status, 0},
    {u"title.set_planned", QT_TRANSLATE_NOOP("omt::ui::Command", "&Planned"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Set the status to planned"), u"status-planned", u"",
     Titles, Menu::Status, 0},
    {u"title.set_completed", QT_TRANSLATE_NOOP("omt::ui::Command", "&Completed"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Set the status to completed"), u"status-completed", u"",
     Titles, Menu::Status, 0},
    {u"title.set_on_hold", QT_TRANSLATE_NOOP("omt::ui::Command", "On &hold"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Set the status to on hold"), u"status-on-hold", u"",
     Titles, Menu::Status, 0},
    {u"title.set_dropped", QT_TRANSLATE_NOOP("omt::ui::Command", "&Dropped"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Set the status to dropped"), u"status-dropped", u"",
     Titles, Menu::Status, 0},
    {u"title.rate_1", QT_TRANSLATE_NOOP("omt::ui::Command", "½ star"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate half a star"), u"star", u"1", Titles, Menu::Rate,
     0},
    {u"title.rate_2", QT_TRANSLATE_NOOP("omt::ui::Command", "1 star"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate one star"), u"star", u"2", Titles, Menu::Rate, 0},
    {u"title.rate_3", QT_TRANSLATE_NOOP("omt::ui::Command", "1½ stars"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate one star and a half"), u"star", u"3", Titles,
     Menu::Rate, 0},
    {u"title.rate_4", QT_TRANSLATE_NOOP("omt::ui::Command", "2 stars"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate two stars"), u"star", u"4", Titles, Menu::Rate, 0},
    {u"title.rate_5", QT_TRANSLATE_NOOP("omt::ui::Command", "2½ stars"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate two stars and a half"), u"star", u"5", Titles,
     Menu::Rate, 0},
    {u"title.rate_6", QT_TRANSLATE_NOOP("omt::ui::Command", "3 stars"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate three stars"), u"star", u"6", Titles, Menu::Rate,
     0},
    {u"title.rate_7", QT_TRANSLATE_NOOP("omt::ui::Command", "3½ stars"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate three stars and a half"), u"star", u"7", Titles,
     Menu::Rate, 0},
    {u"title.rate_8", QT_TRANSLATE_NOOP("omt::ui::Command", "4 stars"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate four stars"), u"star", u"8", Titles, Menu::Rate,
     0},
    {u"title.rate_9", QT_TRANSLATE_NOOP("omt::ui::Command", "4½ stars"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate four stars and a half"), u"star", u"9", Titles,
     Menu::Rate, 0},
    {u"title.rate_10", QT_TRANSLATE_NOOP("omt::ui::Command", "5 stars"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Rate five stars, the best"), u"star-full", u"*", Titles,
     Menu::Rate, 0},
    {u"title.rate_0", QT_TRANSLATE_NOOP("omt::ui::Command", "&No rating"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Take the rating away"), u"star-off", u"0", Titles,
     Menu::Rate, 1},
    {u"title.remove", QT_TRANSLATE_NOOP("omt::ui::Command", "&Remove from library"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Take the selected titles out of the library"),
     u"remove", u"Del", Titles, Menu::Title, 3},

    {u"list.new", QT_TRANSLATE_NOOP("omt::ui::Command", "&New list…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Make a list to put titles in"), u"list-add",
     u"Ctrl+Shift+N", Window, Menu::List, 0},
    {u"list.rename", QT_TRANSLATE_NOOP("omt::ui::Command", "&Rename list…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Give the list that is open another name"),
     u"list-rename", u"", Window, Menu::List, 0},
    {u"list.remove", QT_TRANSLATE_NOOP("omt::ui::Command", "&Delete list…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Delete the list that is open; its titles stay"),
     u"remove", u"", Window, Menu::List, 0},
    {u"list.save_query", QT_TRANSLATE_NOOP("omt::ui::Command", "&Save as smart list…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Keep what the page is narrowed by as a list"),
     u"list-add", u"Ctrl+S", Window, Menu::List, 0},
    {u"list.update_query", QT_TRANSLATE_NOOP("omt::ui::Command", "Save c&hanges to the smart list"),
     QT_TRANSLATE_NOOP("omt::ui::Command",
                       "Let the smart list ask for what the page is narrowed by now"),
     u"list", u"", Window, Menu::List, 0},
    {u"list.add_titles", QT_TRANSLATE_NOOP("omt::ui::Command", "&Add titles to a list…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Put the selected titles on one of your lists"), u"list",
     u"L", Titles, Menu::List, 1},
    {u"list.remove_titles", QT_TRANSLATE_NOOP("omt::ui::Command", "&Take titles off this list"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Take the selected titles off the list that is open"),
     u"list-remove", u"Shift+Del", Titles, Menu::List, 1},
    {u"list.move_up", QT_TRANSLATE_NOOP("omt::ui::Command", "Move &up"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Put the selected titles one place up in the list"),
     u"arrow-up", u"Alt+Up", Titles, Menu::List, 2},
    {u"list.move_down", QT_TRANSLATE_NOOP("omt::ui::Command", "Move do&wn"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Put the selected titles one place down in the list"),
     u"arrow-down", u"Alt+Down", Titles, Menu::List, 2},
    {u"list.move_first", QT_TRANSLATE_NOOP("omt::ui::Command", "Move to the &top"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Put the selected titles first in the list"),
     u"arrow-top", u"Alt+Home", Titles, Menu::List, 2},
    {u"list.move_last", QT_TRANSLATE_NOOP("omt::ui::Command", "Move to the &bottom"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Put the selected titles last in the list"),
     u"arrow-bottom", u"Alt+End", Titles, Menu::List, 2},

    {u"view.table", QT_TRANSLATE_NOOP("omt::ui::Command", "&Table"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Show titles as rows with columns"), u"table", u"Ctrl+1",
     Window, Menu::View, 0, true},
    {u"view.covers", QT_TRANSLATE_NOOP("omt::ui::Command", "&Covers"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Show titles as covers"), u"covers", u"Ctrl+2", Window,
     Menu::View, 0, true},
    {u"view.sidebar", QT_TRANSLATE_NOOP("omt::ui::Command", "&Sidebar"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Show or hide the sidebar"), u"sidebar", u"F9", Window,
     Menu::View, 1, true},
    {u"view.detail", QT_TRANSLATE_NOOP("omt::ui::Command", "&Details"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Show or hide the details of the current title"),
     u"detail-pane", u"F8", Window, Menu::View, 1, true},
    {u"view.facets", QT_TRANSLATE_NOOP("omt::ui::Command", "&Facets"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Show or hide what narrows the catalog"), u"filter",
     u"F7", Window, Menu::View, 1, true},
    {u"view.columns", QT_TRANSLATE_NOOP("omt::ui::Command", "C&olumns…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Choose the columns of the table"), u"columns", u"",
     Window, Menu::View, 1},
    {u"view.sort", QT_TRANSLATE_NOOP("omt::ui::Command", "So&rt by…"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Choose by what the page is sorted"), u"sort",
     u"Ctrl+Shift+S", Window, Menu::View, 1},
    {u"view.next_pane", QT_TRANSLATE_NOOP("omt::ui::Command", "&Next pane"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Move the keyboard to the next part of the window"),
     u"focus", u"F6", Window, Menu::View, 2},
    {u"view.theme_system", QT_TRANSLATE_NOOP("omt::ui::Command", "As the &system"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Be light or dark as the desktop is"), u"theme-system",
     u"", Window, Menu::Appearance, 0, true},
    {u"view.theme_light", QT_TRANSLATE_NOOP("omt::ui::Command", "&Light"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Be light whatever the desktop is"), u"theme-light", u"",
     Window, Menu::Appearance, 0, true},
    {u"view.theme_dark", QT_TRANSLATE_NOOP("omt::ui::Command", "&Dark"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Be dark whatever the desktop is"), u"theme-dark", u"",
     Window, Menu::Appearance, 0, true},

    {u"go.search", QT_TRANSLATE_NOOP("omt::ui::Command", "&Search"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Search the library and the catalog"), u"search",
     u"Ctrl+K", Window, Menu::Go, 0},
    {u"go.commands", QT_TRANSLATE_NOOP("omt::ui::Command", "Run a &command"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Find and run any command by its name"), u"command",
     u"Ctrl+Shift+P", Window, Menu::Go, 0},
    {u"go.library", QT_TRANSLATE_NOOP("omt::ui::Command", "My &library"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Go to everything in the library"), u"library", u"Alt+1",
     Window, Menu::Go, 1},
    {u"go.catalog", QT_TRANSLATE_NOOP("omt::ui::Command", "C&atalog"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Go to every title there is"), u"catalog", u"Alt+2",
     Window, Menu::Go, 1},

    {u"go.back", QT_TRANSLATE_NOOP("omt::ui::Command", "&Back"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Go back to what was shown before"), u"back",
     u"Alt+Left", Window, Menu::Go, 2},
    {u"go.forward", QT_TRANSLATE_NOOP("omt::ui::Command", "&Forward"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Go to what was shown before going back"), u"forward",
     u"Alt+Right", Window, Menu::Go, 2},

    {u"help.shortcuts", QT_TRANSLATE_NOOP("omt::ui::Command", "&Keyboard shortcuts"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Show what every key does, and change it"), u"keyboard",
     u"F1 Ctrl+?", Window, Menu::Help, 0},
    {u"help.about", QT_TRANSLATE_NOOP("omt::ui::Command", "&About OmniMediaTrak"),
     QT_TRANSLATE_NOOP("omt::ui::Command", "Say which version this is"), u"info", u"", Window,
     Menu::Help, 1},
});

struct MenuTitle
{
    CommandMenu menu;
    const char *text;
    const char16_t *icon;
};

constexpr std::array<MenuTitle, 7> menuTitles{{
    {Menu::File, QT_TRANSLATE_NOOP("omt::ui::Command", "&File"), u""},
    {Menu::Edit, QT_TRANSLATE_NOOP("omt::ui::Command", "&Edit"), u""},
    {Menu::Title, QT_TRANSLATE_NOOP("omt::ui::Command", "&Title"), u""},
    {Menu::List, QT_TRANSLATE_NOOP("omt::ui::Command", "&List"), u""},
    {Menu::View, QT_TRANSLATE_NOOP("omt::ui::Command", "&View"), u""},
    {Menu::Go, QT_TRANSLATE_NOOP("omt::ui::Command", "&Go"), u""},
    {Menu::Help, QT_TRANSLATE_NOOP("omt::ui::Command", "&Help"), u""},
}};

QString translated(const char *text)
{
    return QCoreApplication::translate(context, text);
}

} // namespace

std::span<const CommandSpec> commandSpecs()
{
    return specs;
}

QList<QKeySequence> defaultShortcuts(const CommandSpec &spec)
{
    QList<QKeySequence> keys;
    const QStringList texts = QString::fromUtf16(spec.shortcuts).split(u' ', Qt::SkipEmptyParts);
    for (const QString &text : texts)
        keys << QKeySequence(text, QKeySequence::PortableText);
    return keys;
}

QString plainText(const CommandSpec &spec)
{
    return translated(spec.text).remove(u'&');
}

QString description(const CommandSpec &spec)
{
    return translated(spec.description);
}

CommandSet::CommandSet(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    for (const CommandSpec &spec : specs) {
        const QString id = QString::fromUtf16(spec.id);
        auto *action
            = new QAction(icon(QString::fromUtf16(spec.icon)), translated(spec.text), this);
        action->setObjectName(id);
        action->setShortcutContext(spec.scope == Window ? Qt::WindowShortcut
                                                        : Qt::WidgetWithChildrenShortcut);
        action->setStatusTip(description(spec));
        action->setCheckable(spec.isCheckable);
        action->setMenuRole(spec.menu == Menu::Help && id.endsWith(u"about") ? QAction::AboutRole
                                : id == u"file.quit"                         ? QAction::QuitRole
                                : id == u"file.settings" ? QAction::PreferencesRole
                                                         : QAction::NoRole);
        m_ordered << action;
        m_byId.insert(id, action);
        setShortcuts(id, defaultShortcuts(spec));
        if (spec.scope == Window)
            window->addAction(action);
    }
    for (const auto &ids :
         {QStringList{u"view.table"_s, u"view.covers"_s},
          QStringList{u"view.theme_system"_s, u"view.theme_light"_s, u"view.theme_dark"_s}}) {
        auto *group = new QActionGroup(this);
        for (const QString &id : ids)
            group->addAction(action(id));
    }
}

QAction *CommandSet::action(QStringView id) const
{
    QAction *action = m_byId.value(id.toString());
    Q_ASSERT_X(action, "CommandSet", qPrintable(id.toString()));
    return action;
}

void CommandSet::addTo(QWidget *widget, CommandScope scope)
{
    for (size_t i = 0; i < specs.size(); ++i) {
        if (specs.at(i).scope == scope)
            widget->addAction(m_ordered.at(qsizetype(i)));
    }
}

void CommandSet::fillMenu(QMenu *menu, CommandMenu which) const
{
    int group = -1;
    const auto separate = [&](int next) {
        if (group >= 0 && group != next)
            menu->addSeparator();
        group = next;
    };
    const auto addSubmenu = [&](CommandMenu sub, const QString &text, const QString &iconName) {
        QMenu *child = menu->addMenu(icon(iconName), text);
        fillMenu(child, sub);
    };
    for (size_t i = 0; i < specs.size(); ++i) {
        const CommandSpec &spec = specs.at(i);
        if (spec.menu != which)
            continue;
        if (which == Menu::Title && spec.group == 3) {
            separate(2);
            addSubmenu(Menu::Status, translated(QT_TRANSLATE_NOOP("omt::ui::Command", "&Status")),
                       u"status"_s);
            addSubmenu(Menu::Rate, translated(QT_TRANSLATE_NOOP("omt::ui::Command", "Ra&te")),
                       u"star"_s);
        }
        separate(spec.group);
        menu->addAction(m_ordered.at(qsizetype(i)));
    }
    if (which == Menu::View) {
        menu->addSeparator();
        addSubmenu(Menu::Appearance,
                   translated(QT_TRANSLATE_NOOP("omt::ui::Command", "&Appearance")),
                   u"theme-system"_s);
    }
}

void CommandSet::fillMenuBar(QMenuBar *bar) const
{
    for (const MenuTitle &title : menuTitles)
        fillMenu(bar->addMenu(translated(title.text)), title.menu);
}

void CommandSet::setLibraryOpen(bool open)
{
    for (size_t i = 0; i < specs.size(); ++i) {
        const CommandMenu menu = specs.at(i).menu;
        const QStringView id(specs.at(i).id);
        const bool always = menu == Menu::Help || menu == Menu::Appearance || id == u"file.quit"
            || id == u"file.settings";
        if (!always)
            m_ordered.at(qsizetype(i))->setEnabled(open);
    }
}

} // namespace omt::ui
