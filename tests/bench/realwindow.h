// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/composition.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>

#include <optional>

namespace omt::bench {

/** The program as main() puts it together, for a library in a directory. */
class RealWindow
{
public:
    explicit RealWindow(const QString &dataDir);

    /** Shows the window; the library is being opened since it was made. */
    void open();
    /** Closes both and ends the event loop. */
    void close();

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    /** While the window shows it. */
    [[nodiscard]] ui::LibraryAccess &library() { return *m_composition.startUp().library(); }
    /** True once the first page has rows and has been painted with them. */
    [[nodiscard]] bool isFilled() const { return m_isFilled; }
    /** Runs the event loop until the page is filled, at most that long. */
    [[nodiscard]] bool waitUntilFilled(int milliseconds);

private:
    class PaintWatcher;

    app::Composition m_composition;
    std::optional<ui::Theme> m_theme;
    QSettings m_settings;
    std::optional<ui::MainWindow> m_window;
    bool m_isFilled = false;
};

} // namespace omt::bench
