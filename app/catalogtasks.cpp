// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/catalogtasks.h"

#include "app/serviceaccess.h"
#include "core/transfer/catalogfiles.h"
#include "core/transfer/format.h"

#include <QFileInfo>
#include <QtConcurrent>

namespace omt::app {

namespace {

/** `Worker` is a job of core, `Task` what the window sees of it. */
template <class Task, class Worker, class Report> class ServiceTask final : public Task
{
public:
    template <class Argument>
    ServiceTask(const db::ConnectionSettings &settings, const Argument &argument,
                const QString &title, QObject *parent)
        : Task(parent)
        , m_title(title)
        , m_job(new Worker(settings, argument, this))
    {
        QObject::connect(m_job, &Worker::progress, this, &ui::Job::progress);
        QObject::connect(m_job, &Worker::finished, this, [this](const Result<Report> &report) {
            emit this->finished(report);
            emit this->ended();
        });
    }

    QString title() const override { return m_title; }
    void start() override { m_job->start(); }
    void cancel() override { m_job->cancel(); }

private:
    QString m_title;
    Worker *m_job;
};

using ImportService
    = ServiceTask<ui::CatalogImportTask, transfer::CatalogImportJob, transfer::CatalogImportReport>;
using RemovalService = ServiceTask<ui::CatalogRemovalTask, transfer::CatalogRemovalJob,
                                   transfer::CatalogRemovalReport>;

Result<QList<ui::CatalogFile>> openFiles(const QStringList &files)
{
    transfer::CatalogImportOptions options;
    options.files = files;
    const auto catalogs = transfer::openCatalogs(options);
    if (!catalogs)
        return catalogs.error();
    QList<ui::CatalogFile> found;
    for (const transfer::CatalogParts &catalog : *catalogs) {
        for (const transfer::CatalogPart &part : catalog.parts) {
            const transfer::ImportFormat *format = transfer::findImportFormat(part.source.format);
            for (const QString &path : part.paths)
                found.append({path, catalog.source,
                              format ? format->displayName() : part.source.format,
                              QFileInfo(path).size()});
        }
    }
    return found;
}

} // namespace

QFuture<Result<QList<ui::CatalogFile>>> recogniseCatalogs(const QStringList &files)
{
    return QtConcurrent::run(openFiles, files);
}

ui::CatalogImportTask *makeCatalogImport(const db::ConnectionSettings &settings,
                                         const transfer::CatalogImportOptions &options,
                                         QObject *parent)
{
    const QString title = options.files.size() == 1
        ? omt::app::ServiceAccess::tr("Bringing in %1")
              .arg(QFileInfo(options.files.constFirst()).fileName())
        : omt::app::ServiceAccess::tr("Bringing in %Ln file(s)", "", int(options.files.size()));
    return new ImportService(settings, options, title, parent);
}

ui::CatalogRemovalTask *makeCatalogRemoval(const db::ConnectionSettings &settings,
                                           const QString &source, QObject *parent)
{
    return new RemovalService(settings, source,
                              omt::app::ServiceAccess::tr("Removing %1").arg(source), parent);
}

} // namespace omt::app
