// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/server/clusteroptions.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace omt::server {

/** One thing that was looked at for `omt doctor` and the page shown when the server fails. */
struct ReportItem
{
    enum class Verdict { Fine, Notice, Problem };

    QString id; ///< stable English name, for `--json`
    QString topic; ///< translated
    QString finding; ///< translated, with paths and numbers
    Verdict verdict = Verdict::Fine;
};

/** What is the matter with the private server, or not. A plain value. */
struct ServerReport
{
    QList<ReportItem> items;
    QList<PgInstallation> installations;
    QStringList logTail; ///< the last 50 lines the server wrote

    [[nodiscard]] bool hasProblem() const;
    /** The whole as text, for "Copy report". */
    [[nodiscard]] QString toText() const;
};

/**
 * Looks at discovery, versions, permissions, the socket's length, disk space, the pid file and the
 * log. Changes nothing, starts nothing but `postgres --version`. Blocking, well under a second.
 */
[[nodiscard]] ServerReport makeServerReport(const ClusterOptions &options);

} // namespace omt::server
