// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importfiles.h"
#include "core/transfer/importmappings.h"
#include "core/transfer/importpreview.h"

#include <QFuture>
#include <QObject>

namespace omt::ui {

/**
 * One import, from the files to the report: what transfer::ImportSession does, as the window sees
 * it. GUI thread; nothing blocks. Destroying it stops what runs and leaves nothing behind.
 */
class ImportDesk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QFuture<Result<QList<transfer::ImportFile>>>
    inspect(const QStringList &paths) = 0;
    /** A table and what its columns mean, as remembered or guessed. */
    [[nodiscard]] virtual QFuture<Result<transfer::MappedTable>> table(const QString &path) = 0;
    [[nodiscard]] virtual QFuture<Result<>> rememberMapping(const QString &headerKey,
                                                            const transfer::ListMapping &mapping,
                                                            const QString &label)
        = 0;

    virtual void read(const transfer::ImportOptions &options) = 0;
    virtual void update(const transfer::ImportRules &rules) = 0;
    virtual void decide(const transfer::ImportDecision &decision) = 0;
    virtual void decideAll(const transfer::PreviewFilter &filter,
                           transfer::ImportDecision::Action action)
        = 0;
    virtual void choose(const QList<transfer::FieldChoice> &choices) = 0;
    virtual void chooseAll(const transfer::PreviewFilter &filter, bool takesTheirs) = 0;
    virtual void edit(const transfer::RecordEdit &edit) = 0;
    [[nodiscard]] virtual QFuture<Result<transfer::PreviewPage>>
    page(const transfer::PreviewFilter &filter, qint64 from, int count) = 0;
    virtual void run() = 0;

    virtual void cancel() = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;

signals:
    void progress(qint64 done, qint64 total, const QString &text);
    void previewed(const omt::Result<omt::transfer::PreviewSummary> &summary);
    void finished(const omt::Result<omt::transfer::ImportReport> &report);
};

} // namespace omt::ui
