// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/exportjob.h"
#include "core/transfer/importjob.h"

#include <QObject>

namespace omt::ui {

/** Long work that the status area shows: it has a name, moves on, and can be cancelled. */
class Job : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /** Translated: "Importing animelist.xml". */
    [[nodiscard]] virtual QString title() const = 0;
    virtual void start() = 0;
    /** `ended` still follows. */
    virtual void cancel() = 0;

signals:
    /** `total` 0: unknown. */
    void progress(qint64 done, qint64 total, const QString &text);
    /** Once, whatever the outcome; the owner may delete it then. */
    void ended();
};

/** An export, or only the count of what it would lose; says what came of it just before `ended`. */
class ExportTask : public Job
{
    Q_OBJECT

public:
    using Job::Job;

signals:
    void finished(const omt::Result<omt::transfer::ExportReport> &report);
};

} // namespace omt::ui
