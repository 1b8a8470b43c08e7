// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rating.h"
#include "ui/shell/command.h"

#include <QAction>
#include <QHash>
#include <QObject>

#include <span>

class QMenu;
class QMenuBar;
class QSettings;

namespace omt::ui {

/** Every command of the program, in the order menus show them. */
[[nodiscard]] std::span<const CommandSpec> commandSpecs();
[[nodiscard]] QList<QKeySequence> defaultShortcuts(const CommandSpec &spec);
/** Translated, without the mnemonic's mark. */
[[nodiscard]] QString plainText(const CommandSpec &spec);
[[nodiscard]] QString description(const CommandSpec &spec);

/**
 * The commands of one window as actions, named by their ids. Menus, buttons, palette and tests all
 * take them from here. GUI thread; owned by the window.
 */
class CommandSet final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandSet)

public:
    explicit CommandSet(QWidget *window);

    /** Asserts that there is one of that id. */
    [[nodiscard]] QAction *action(QStringView id) const;
    [[nodiscard]] QList<QAction *> actions() const { return m_ordered; }

    /** Runs `function` whenever the command is given, while `context` lives. */
    template <class Function>
    void connectTo(QStringView id, const QObject *context, Function function)
    {
        connect(action(id), &QAction::triggered, context, std::move(function));
    }

    /** The shortcuts of that scope work while `widget` or a child of it has the keyboard. */
    void addTo(QWidget *widget, CommandScope scope);
    void fillMenuBar(QMenuBar *bar) const;
    /** Appends the commands of one menu. */
    void fillMenu(QMenu *menu, CommandMenu which) const;
    /** Names the commands that rate after what they rate, and hides keys a scale has no use for. */
    void setRatingScale(RatingScale scale);

    /** A person's own keys instead of the usual ones; shown wherever the command is. */
    void setShortcuts(QStringView id, const QList<QKeySequence> &keys);
    /** The command another than `id` that has this key; null when it is free. */
    [[nodiscard]] QAction *ownerOf(const QKeySequence &key, QStringView id) const;
    [[nodiscard]] const CommandSpec &spec(QStringView id) const;
    /** Only what is not as usual is written. */
    void loadShortcuts(const QSettings &settings);
    void saveShortcuts(QSettings &settings) const;

    /** Those that make sense only with an open library. */
    void setLibraryOpen(bool open);

private:
    QWidget *m_window;
    QList<QAction *> m_ordered;
    QHash<QString, QAction *> m_byId;
};

} // namespace omt::ui
