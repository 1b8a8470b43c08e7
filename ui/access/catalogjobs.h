// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/catalogimport.h"
#include "core/transfer/catalogremoval.h"
#include "ui/access/job.h"

#include <QFuture>

namespace omt::ui {

/** A file that may be brought into the catalog. */
struct CatalogFile
{
    QString path;
    QString catalog; ///< name of the catalog: "imdb"
    QString format; ///< for people: "IMDb titles"
    qint64 bytes = 0; ///< as it stands on the disk
};

/** Brings a public catalog in; says what came of it just before `ended`. */
class CatalogImportTask : public Job
{
    Q_OBJECT

public:
    using Job::Job;

signals:
    void finished(const omt::Result<omt::transfer::CatalogImportReport> &report);
};

/** Removes a public catalog; says what came of it just before `ended`. */
class CatalogRemovalTask : public Job
{
    Q_OBJECT

public:
    using Job::Job;

signals:
    void finished(const omt::Result<omt::transfer::CatalogRemovalReport> &report);
};

/** Public catalogs, as the window sees them: part of LibraryAccess. */
class CatalogJobs
{
public:
    virtual ~CatalogJobs() = default;

    [[nodiscard]] virtual QFuture<Result<QList<transfer::CatalogSource>>> catalogSources() = 0;
    /** Opens the files and says what they are; fails for the first that is no public catalog. */
    [[nodiscard]] virtual QFuture<Result<QList<CatalogFile>>>
    recogniseCatalogs(const QStringList &files) = 0;
    /** Not started yet; belongs to `parent`. */
    [[nodiscard]] virtual CatalogImportTask *
    makeCatalogImport(const transfer::CatalogImportOptions &options, QObject *parent)
        = 0;
    [[nodiscard]] virtual CatalogRemovalTask *makeCatalogRemoval(const QString &source,
                                                                 QObject *parent)
        = 0;
};

} // namespace omt::ui
