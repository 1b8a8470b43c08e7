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

#define TEXT(text) QT_TRANSLATE_NOOP("omt::ui::Command", text)
using enum CommandScope;
using Menu = CommandMenu;

constexpr auto specs = std::to_array<CommandSpec>({
    {u"file.add_title", TEXT("&Add title…"), TEXT("Add a title by hand"), u"add-title", u"Ctrl+N",
     Window, Menu::File, 0},
    {u"file.import", TEXT("&Import…"), TEXT("Bring in a list you kept elsewhere"), u"import",
     u"Ctrl+I", Window, Menu::File, 0},
    {u"file.quit", TEXT("&Quit"), TEXT("Close the program; everything is saved"), u"quit",
     u"Ctrl+Q", Window, Menu::File, 1},

    {u"edit.undo", TEXT("&Undo"), TEXT("Take the last change back"), u"undo", u"Ctrl+Z", Window,
     Menu::Edit, 0},
    {u"edit.redo", TEXT("&Redo"), TEXT("Do the change taken back last again"), u"redo",
     u"Ctrl+Shift+Z Ctrl+Y", Window, Menu::Edit, 0},
    {u"edit.select_all", TEXT("Select &all"), TEXT("Select every title of the page"), u"select-all",
     u"Ctrl+A", Titles, Menu::Edit, 1},
    {u"edit.filter", TEXT("&Filter this page"), TEXT("Show only titles of this page with a word"),
     u"filter", u"Ctrl+F", Window, Menu::Edit, 1},

    {u"title.open", TEXT("&Open details"), TEXT("Go to the details of the current title"),
     u"detail-pane", u"Return Enter", Titles, Menu::Title, 0},
    {u"title.edit", TEXT("&Edit in the table"),
     TEXT("Change what stands in the current cell of the table"), u"edit", u"F2", Titles,
     Menu::Title, 0},
    {u"title.add_to_library", TEXT("Add to &library"),
     TEXT("Put the selected titles into the library, as planned"), u"add-to-library",
     u"Ctrl+Return", Titles, Menu::Title, 0},
    {u"title.progress_up", TEXT("&One more"),
     TEXT("Count one more episode, chapter or page; a film as seen"), u"plus", u"+ =", Titles,
     Menu::Title, 1},
    {u"title.progress_down", TEXT("One &less"), TEXT("Count one less episode, chapter or page"),
     u"minus", u"-", Titles, Menu::Title, 1},
    {u"title.start_again", TEXT("Start a&gain"),
     TEXT("Begin another time through; the earlier one is kept"), u"again", u"", Titles,
     Menu::Title, 1},
    {u"title.status", TEXT("Pick a status…"), TEXT("Choose where you stand with the titles"),
     u"status", u"S", Titles, Menu::Hidden, 0},
    {u"title.set_in_progress", TEXT("&In progress"), TEXT("Set the status to in progress"),
     u"status-in-progress", u"", Titles, Menu::Status, 0},
    {u"title.set_planned", TEXT("&Planned"), TEXT("Set the status to planned"), u"status-planned",
     u"", Titles, Menu::Status, 0},
    {u"title.set_completed", TEXT("&Completed"), TEXT("Set the status to completed"),
     u"status-completed", u"", Titles, Menu::Status, 0},
    {u"title.set_on_hold", TEXT("On &hold"), TEXT("Set the status to on hold"), u"status-on-hold",
     u"", Titles, Menu::Status, 0},
    {u"title.set_dropped", TEXT("&Dropped"), TEXT("Set the status to dropped"), u"status-dropped",
     u"", Titles, Menu::Status, 0},
    {u"title.rate_1", TEXT("½ star"), TEXT("Rate half a star"), u"star", u"1", Titles, Menu::Rate,
     0},
    {u"title.rate_2", TEXT("1 star"), TEXT("Rate one star"), u"star", u"2", Titles, Menu::Rate, 0},
    {u"title.rate_3", TEXT("1½ stars"), TEXT("Rate one star and a half"), u"star", u"3", Titles,
     Menu::Rate, 0},
    {u"title.rate_4", TEXT("2 stars"), TEXT("Rate two stars"), u"star", u"4", Titles, Menu::Rate,
     0},
    {u"title.rate_5", TEXT("2½ stars"), TEXT("Rate two stars and a half"), u"star", u"5", Titles,
     Menu::Rate, 0},
    {u"title.rate_6", TEXT("3 stars"), TEXT("Rate three stars"), u"star", u"6", Titles, Menu::Rate,
     0},
    {u"title.rate_7", TEXT("3½ stars"), TEXT("Rate three stars and a half"), u"star", u"7", Titles,
     Menu::Rate, 0},
    {u"title.rate_8", TEXT("4 stars"), TEXT("Rate four stars"), u"star", u"8", Titles, Menu::Rate,
     0},
    {u"title.rate_9", TEXT("4½ stars"), TEXT("Rate four stars and a half"), u"star", u"9", Titles,
     Menu::Rate, 0},
    {u"title.rate_10", TEXT("5 stars"), TEXT("Rate five stars, the best"), u"star-full", u"*",
     Titles, Menu::Rate, 0},
    {u"title.rate_0", TEXT("&No rating"), TEXT("Take the rating away"), u"star-off", u"0", Titles,
     Menu::Rate, 1},
    {u"title.remove", TEXT("&Remove from library"),
     TEXT("Take the selected titles out of the library"), u"remove", u"Del", Titles, Menu::Title,
     3},

    {u"list.new", TEXT("&New list…"), TEXT("Make a list to put titles in"), u"list-add",
     u"Ctrl+Shift+N", Window, Menu::List, 0},
    {u"list.rename", TEXT("&Rename list…"), TEXT("Give the list that is open another name"),
     u"list-rename", u"", Window, Menu::List, 0},
    {u"list.remove", TEXT("&Delete list…"), TEXT("Delete the list that is open; its titles stay"),
     u"remove", u"", Window, Menu::List, 0},
    {u"list.add_titles", TEXT("&Add titles to a list…"),
     TEXT("Put the selected titles on one of your lists"), u"list", u"L", Titles, Menu::List, 1},
    {u"list.remove_titles", TEXT("&Take titles off this list"),
     TEXT("Take the selected titles off the list that is open"), u"list-remove", u"Shift+Del",
     Titles, Menu::List, 1},

    {u"view.table", TEXT("&Table"), TEXT("Show titles as rows with columns"), u"table", u"Ctrl+1",
     Window, Menu::View, 0, true},
    {u"view.covers", TEXT("&Covers"), TEXT("Show titles as covers"), u"covers", u"Ctrl+2", Window,
     Menu::View, 0, true},
    {u"view.sidebar", TEXT("&Sidebar"), TEXT("Show or hide the sidebar"), u"sidebar", u"F9", Window,
     Menu::View, 1, true},
    {u"view.detail", TEXT("&Details"), TEXT("Show or hide the details of the current title"),
     u"detail-pane", u"F8", Window, Menu::View, 1, true},
    {u"view.columns", TEXT("C&olumns…"), TEXT("Choose the columns of the table"), u"columns", u"",
     Window, Menu::View, 1},
    {u"view.next_pane", TEXT("&Next pane"),
     TEXT("Move the keyboard to the next part of the window"), u"focus", u"F6", Window, Menu::View,
     2},
    {u"view.theme_system", TEXT("As the &system"), TEXT("Be light or dark as the desktop is"),
     u"theme-system", u"", Window, Menu::Appearance, 0, true},
    {u"view.theme_light", TEXT("&Light"), TEXT("Be light whatever the desktop is"), u"theme-light",
     u"", Window, Menu::Appearance, 0, true},
    {u"view.theme_dark", TEXT("&Dark"), TEXT("Be dark whatever the desktop is"), u"theme-dark", u"",
     Window, Menu::Appearance, 0, true},

    {u"go.search", TEXT("&Search"), TEXT("Search the library and the catalog"), u"search",
     u"Ctrl+K", Window, Menu::Go, 0},
    {u"go.commands", TEXT("Run a &command"), TEXT("Find and run any command by its name"),
     u"command", u"Ctrl+Shift+P", Window, Menu::Go, 0},
    {u"go.library", TEXT("My &library"), TEXT("Go to everything in the library"), u"library",
     u"Alt+1", Window, Menu::Go, 1},
    {u"go.catalog", TEXT("C&atalog"), TEXT("Go to every title there is"), u"catalog", u"Alt+2",
     Window, Menu::Go, 1},

    {u"help.shortcuts", TEXT("&Keyboard shortcuts"), TEXT("Show what every key does"), u"keyboard",
     u"F1", Window, Menu::Help, 0},
    {u"help.about", TEXT("&About OmniMediaTrak"), TEXT("Say which version this is"), u"info", u"",
     Window, Menu::Help, 1},
});
#undef TEXT

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

QString toolTip(const CommandSpec &spec, const QAction *action)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? description(spec) : u"%1 (%2)"_s.arg(description(spec), keys);
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
        action->setShortcuts(defaultShortcuts(spec));
        action->setShortcutContext(spec.scope == Window ? Qt::WindowShortcut
                                                        : Qt::WidgetWithChildrenShortcut);
        action->setToolTip(toolTip(spec, action));
        action->setStatusTip(description(spec));
        action->setCheckable(spec.isCheckable);
        action->setMenuRole(spec.menu == Menu::Help && id.endsWith(u"about") ? QAction::AboutRole
                                : id == u"file.quit"                         ? QAction::QuitRole
                                                                             : QAction::NoRole);
        m_ordered << action;
        m_byId.insert(id, action);
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
        const bool always = menu == Menu::Help || menu == Menu::Appearance
            || QStringView(specs.at(i).id) == u"file.quit";
        if (!always)
            m_ordered.at(qsizetype(i))->setEnabled(open);
    }
}

} // namespace omt::ui
