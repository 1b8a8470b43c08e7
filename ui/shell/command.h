// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace omt::ui {

/** Where a command's shortcut works. */
enum class CommandScope {
    Window, ///< everywhere in the window
    Titles, ///< while a page of titles has the keyboard, so that plain keys are free for it
};

/** The menu it stands in; Hidden ones are in the palette and have a shortcut only. */
enum class CommandMenu {
    File,
    Edit,
    Title,
    Status,
    Rate,
    List,
    View,
    Appearance,
    Go,
    Help,
    Hidden
};

/** One command, as declared in commandset.cpp and nowhere else. */
struct CommandSpec
{
    const char16_t *id; ///< "title.progress_up": what settings, tests and scripts call it
    const char *text; ///< source text, with its mnemonic
    const char *description; ///< source text, one sentence for tooltips and the palette
    const char16_t *icon; ///< name under resources/icons
    const char16_t *shortcuts; ///< portable, several separated by spaces; may be empty
    CommandScope scope;
    CommandMenu menu;
    int group; ///< a line is drawn in the menu where it changes
    bool isCheckable = false;
};

} // namespace omt::ui
