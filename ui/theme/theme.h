// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace omt::ui {

/**
 * Light or dark: follows the system, or what the person forces. Sets the style, palette, font and
 * translations of the application. One per program, made by main() before the first window; GUI
 * thread.
 */
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    [[nodiscard]] bool isDark() const;

    /** Asks the desktop which it prefers and follows it from now on; answers arrive later. */
    void followSystem();

signals:
    void changed();

private:
    void apply();
    void setSystemIsDark(bool dark);

    Scheme m_scheme = Scheme::System;
    bool m_systemIsDark = false;
};

} // namespace omt::ui
