// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/searchindex.h"

#include <QObject>

#include <memory>

namespace omt::db {
class Connection;
struct ConnectionSettings;
} // namespace omt::db

namespace omt::catalog {

/** What was done to keep search up. */
struct UpkeepReport
{
    qint64 renormalised = 0; ///< titles whose words a newer version makes otherwise
    qint64 taken = 0; ///< queued titles that were taken in one by one
    bool isRebuilt = false;

    [[nodiscard]] bool didNothing() const { return *this == UpkeepReport(); }
    friend bool operator==(const UpkeepReport &, const UpkeepReport &) = default;
};

enum class Upkeep {
    WhatIsDue, ///< does nothing, quickly, when nothing is
    Everything, ///< rebuilds whether or not that is due
};

/**
 * Lets search catch up with the catalog: makes words anew after an update of the program, takes in
 * what a bulk import queued, and rebuilds once so much has come that the ranks of the last build
 * say little. Outside any transaction, on a connection that nobody else uses meanwhile; blocks.
 *
 * One program at a time does this: with WhatIsDue the others do nothing, with Everything they fail
 * with Conflict. Members who may not change the catalog only take in what is queued. Stopped half
 * way (by `progress`, a crash, a lost connection), the next call goes on; searches work all along.
 */
[[nodiscard]] Result<UpkeepReport> keepSearchUp(db::Connection &connection,
                                                Upkeep what = Upkeep::WhatIsDue,
                                                const IndexCallback &progress = {});

/**
 * The same in a thread and on a connection of its own. Lives in the thread of its owner, where its
 * signals are emitted; destroying it cancels the work and waits for its end.
 */
class SearchUpkeep final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchUpkeep)

public:
    SearchUpkeep(const db::ConnectionSettings &settings, Upkeep what, QObject *parent = nullptr);
    ~SearchUpkeep() override;

    /** Once. */
    void start();
    /** finished() follows with Error::Kind::Cancelled. */
    void cancel();

signals:
    /** Only once there is something to do; `text` is translated. */
    void progress(qint64 done, qint64 total, const QString &text);
    void finished(const omt::Result<omt::catalog::UpkeepReport> &report);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace omt::catalog
