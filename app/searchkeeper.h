// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connectionsettings.h"
#include "ui/access/job.h"

#include <QObject>
#include <QTimer>

namespace omt::app {

/**
 * Lets search catch up in the background while the window is open: once soon after it opened, then
 * whenever the catalog changed and has been quiet for a while. GUI thread; destroying it stops the
 * work, which goes on the next time.
 */
class SearchKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchKeeper)

public:
    explicit SearchKeeper(QObject *parent = nullptr);

    /** Before this it does nothing. */
    void begin(const db::ConnectionSettings &settings);
    /** The catalog changed. */
    void remind();

signals:
    /** There is enough to do to be shown; the job belongs to this and ends by itself. */
    void jobStarted(omt::ui::Job *job);

private:
    void work();

    db::ConnectionSettings m_settings;
    QTimer m_timer;
    bool m_isWorking = false;
    bool m_isReminded = false;
};

} // namespace omt::app
