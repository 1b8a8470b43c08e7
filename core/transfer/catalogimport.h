// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/catalogbatch.h"
#include "core/transfer/formats/mappedcatalog.h"
#include "core/transfer/importrow.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <memory>

namespace omt::db {
struct ConnectionSettings;
}

namespace omt::transfer {

struct CatalogParts;
struct ImportHooks;

struct CatalogImportOptions
{
    QStringList files;
    QString format; ///< empty: recognise each file
    QString source; ///< name of the catalog; empty: the format's own
    CatalogMapping mapping; ///< not empty: the files are CSV or JSON lines that it explains
    bool restart = false; ///< from the beginning, even if an import of these files stopped half-way
};

/** What a catalog import did; for one that went on where it had stopped, from its beginning. */
struct CatalogImportReport
{
    QString format; ///< of the file; "mixed" for several of different formats
    QStringList sources; ///< names of the catalogs
    CatalogCounts counts;
    qint64 passedOver = 0; ///< records that an earlier, interrupted run had brought in
    QList<Problem> problems; ///< what was wrong and what contradicts; the first thousand

    /** As `omt catalog import --json` prints it; field names are stable. */
    [[nodiscard]] QJsonObject toJson() const;
};

/**
 * Brings public catalogs into media.media, in batches of 20,000 records, each one transaction that
 * also stores how far it is: whole batches stay when it is cancelled, killed or fails, and the next
 * import of the same files goes on from there. Titles are found by their keys, without any by
 * normalised title, year and type; several catalogs make one title, and who said what is kept. A
 * catalog overwrites what it said before, and what nobody said it fills; what people changed stays.
 * Repeating it writes nothing. Not undoable but removable (CatalogRemovalJob), and for reviewers
 * and admins only. Threads and lifetime as ImportJob's.
 */
class CatalogImportJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogImportJob)

public:
    CatalogImportJob(const db::ConnectionSettings &settings, CatalogImportOptions options,
                     QObject *parent = nullptr);
    ~CatalogImportJob() override;

    void start();
    /** finished() follows with Error::Kind::Cancelled. */
    void cancel();

    /** The same work in the calling thread, for the command line and tests. */
    [[nodiscard]] static Result<CatalogImportReport> run(const db::ConnectionSettings &settings,
                                                         const CatalogImportOptions &options);

signals:
    /** `done` and `total` in bytes of the files; `text` says the step, translated. */
    void progress(qint64 done, qint64 total, const QString &text);
    void finished(const omt::Result<omt::transfer::CatalogImportReport> &report);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/** The whole import of opened catalogs, in the calling thread. */
[[nodiscard]] Result<CatalogImportReport> importCatalogs(const db::ConnectionSettings &settings,
                                                         const std::vector<CatalogParts> &catalogs,
                                                         bool restart, const ImportHooks &hooks);

} // namespace omt::transfer
