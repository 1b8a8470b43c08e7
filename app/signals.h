// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace omt::app {

/**
 * SIGTERM, SIGINT and SIGHUP as a signal of Qt: whoever ends the session finds everything saved.
 * One object, made by main() after the application; GUI thread. Says nothing on Windows, where the
 * session manager closes the window.
 */
class TerminationSignals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationSignals)

public:
    explicit TerminationSignals(QObject *parent = nullptr);

signals:
    void received();
};

} // namespace omt::app
