// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importfiles.h"
#include "core/transfer/importpreview.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace omt::db {
struct ConnectionSettings;
}

namespace omt::transfer {

/**
 * One import from the files to the report, with a look at everything in between: an ImportPreview
 * on a thread and a connection of its own. Owned by its starter, whose thread gets the signals;
 * destroying it stops what runs, and leaves nothing behind but what run() has finished.
 *
 * One thing at a time, in the order asked for; answers of page() and records() come between.
 */
class ImportSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportSession)

public:
    explicit ImportSession(const db::ConnectionSettings &settings, QObject *parent = nullptr);
    ~ImportSession() override;

    /** What is in files and folders, with the numbers of records; needs no database. */
    [[nodiscard]] QFuture<Result<QList<ImportFile>>> inspect(const QStringList &paths);

    /** Reads the files; previewed() follows. Once. */
    void read(const ImportOptions &options);
    /** Works the preview out again; previewed() follows each of these. */
    void update(const ImportRules &rules);
    void decide(const ImportDecision &decision);
    /** About all lines that pass the filter. */
    void decideAll(const PreviewFilter &filter, ImportDecision::Action action);
    void choose(const QList<FieldChoice> &choices);
    /** Of every field of all lines that pass the filter. */
    void chooseAll(const PreviewFilter &filter, bool takesTheirs);
    void edit(const RecordEdit &edit);

    [[nodiscard]] QFuture<Result<PreviewPage>> page(const PreviewFilter &filter, qint64 from,
                                                    int count);
    /** Writes it all; finished() follows. Once. */
    void run();

    /** Stops what runs: a run leaves nothing behind. What waits is dropped. */
    void cancel();
    /** Halts reading and writing at the next record or step, until resume() or cancel(). */
    void pause();
    void resume();
    [[nodiscard]] bool isPaused() const;

signals:
    /** `done` and `total` in bytes of the files; `text` says the step, translated. */
    void progress(qint64 done, qint64 total, const QString &text);
    void previewed(const omt::Result<omt::transfer::PreviewSummary> &summary);
    void finished(const omt::Result<omt::transfer::ImportReport> &report);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace omt::transfer
