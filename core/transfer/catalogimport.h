// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/importrow.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <memory>

namespace omt::db {
struct ConnectionSettings;
}

namespace omt::transfer {

struct CatalogImportOptions
{
    QStringList files;
    QString format; ///< empty: recognise each file
};

/** What a catalog import did. Every record read is in exactly one of the counts below `read`. */
struct CatalogImportReport
{
    QString format; ///< of the file; "mixed" for several of different formats
    qint64 read = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0; ///< said the same already, or a record before it in the run did
    qint64 failed = 0; ///< could not be read; each is a problem
    QList<Problem> problems; ///< the first thousand

    /** As `omt catalog import --json` prints it; field names are stable. */
    [[nodiscard]] QJsonObject toJson() const;
};

/**
 * Brings public catalogs into media.media, in batches of 20,000 records, each one transaction:
 * whole batches stay when it is cancelled or fails later. Titles are found by their keys, without
 * any by normalised title, year and type. A catalog overwrites what it gave before and only fills
 * what is empty of titles from elsewhere; repeating it changes nothing. Not undoable, and for
 * reviewers and admins only. Threads and lifetime as ImportJob's.
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

} // namespace omt::transfer
