// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/executor.h"
#include "core/transfer/importrunner.h"

#include <QMetaObject>

#include <memory>

namespace omt::transfer {

/**
 * The thread and connection of one import. `Job` is a QObject with the signals progress() and
 * finished(); it owns this, and both signals are emitted in its thread. Destroying it cancels the
 * work and waits for its end, after which nothing is emitted any more.
 */
class JobThread
{
public:
    JobThread(const QString &name, const db::ConnectionSettings &settings)
        : m_executor(std::make_unique<db::Executor>(name, settings, db::Executor::Role::Writer))
    {
    }
    ~JobThread() { cancel(); }
    JobThread(const JobThread &) = delete;
    JobThread &operator=(const JobThread &) = delete;

    /** work(connection, hooks) gives a Result<Report>. Once only. */
    template <class Report, class Job, class Work> void start(Job *job, Work work)
    {
        ImportHooks hooks;
        hooks.isCancelled = [token = m_token] { return token.isCancelled(); };
        hooks.progress = [job](qint64 done, qint64 total, const QString &text) {
            QMetaObject::invokeMethod(
                job, [=] { emit job->progress(done, total, text); }, Qt::QueuedConnection);
        };
        m_executor
            ->submit([work = std::move(work), hooks = std::move(hooks)](
                         db::Connection &connection) { return work(connection, hooks); },
                     m_token)
            .then(job, [job](const Result<Report> &report) { emit job->finished(report); });
    }

    void cancel() { m_token.cancel(); }

private:
    db::CancelToken m_token;
    std::unique_ptr<db::Executor> m_executor; // its end waits for the work
};

} // namespace omt::transfer
