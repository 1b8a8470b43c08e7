// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/command.h"
#include "app/omt/console.h"
#include "app/omt/interruption.h"

#include <QEventLoop>
#include <QMetaObject>
#include <QObject>

#include <algorithm>

namespace omt::cli {

/**
 * Runs an import job to its end: its progress on the terminal, Ctrl+C cancels it. The job's signals
 * are progress(done, total, text) and finished(Result<Report>).
 */
template <class Report, class Job> [[nodiscard]] Result<Report> runJob(Invocation &call, Job &job)
{
    QEventLoop loop;
    Result<Report> result = cancelledError();
    QObject::connect(&job, &Job::progress, &loop,
                     [&call](qint64 done, qint64 total, const QString &text) {
                         const QString percent = total > 0
                             ? QString::number(std::min<qint64>(100, done * 100 / total)) + u" %"
                             : QString();
                         call.console.showProgress(text + u"  " + percent);
                     });
    QObject::connect(&job, &Job::finished, &loop, [&](const Result<Report> &report) {
        result = report;
        loop.quit();
    });
    const Interruption::Handler cancelling(call.interruption, [&job] {
        QMetaObject::invokeMethod(
            &job, [&job] { job.cancel(); }, Qt::QueuedConnection);
    });
    job.start();
    loop.exec();
    call.console.clearProgress();
    return result;
}

} // namespace omt::cli
