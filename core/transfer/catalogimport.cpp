// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogimport.h"

#include "core/base/logging.h"
#include "core/db/statistics.h"
#include "core/transfer/catalogstage.h"
#include "core/transfer/importrunner.h"
#include "core/transfer/jobthread.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace omt::transfer {

namespace {

Result<CatalogImportReport> importCatalogs(db::Connection &connection,
                                           const std::vector<ImportSource> &sources,
                                           const ImportHooks &hooks)
{
    qint64 total = 0;
    for (const ImportSource &source : sources)
        total += source.size;
    qint64 done = 0;
    qint64 lastTold = -1;
    const ImportSource *current = nullptr;
    const auto keepGoing = [&] {
        const qint64 position = done + current->position();
        if (hooks.progress && (lastTold < 0 || position - lastTold > total / 200)) {
            lastTold = position;
            hooks.progress(position, total,
                           QCoreApplication::translate("omt::transfer::CatalogImportJob",
                                                       "Importing the catalog"));
        }
        return !(hooks.isCancelled && hooks.isCancelled());
    };
    CatalogStage stage(connection, keepGoing);
    for (const ImportSource &source : sources) {
        current = &source;
        const auto read = source.read(stage);
        if (stage.failure())
            return *stage.failure();
        if (!read)
            return read.error();
        done += source.size;
    }
    if (const auto finished = stage.finish(); !finished)
        return finished.error();
    db::refreshStatistics(connection);
    CatalogImportReport report = stage.report();
    report.format = formatOf(sources);
    return report;
}

Result<CatalogImportReport> runCatalogImport(db::Connection &connection,
                                             const CatalogImportOptions &options,
                                             const ImportHooks &hooks)
{
    QElapsedTimer timer;
    timer.start();
    const auto sources = openSources(options.files, options.format, true);
    if (!sources)
        return sources.error();
    const auto report = importCatalogs(connection, *sources, hooks);
    if (report) {
        qCInfo(lcTransfer, "Took %lld catalog records in %lld ms",
               static_cast<long long>(report->read), static_cast<long long>(timer.elapsed()));
    }
    return report;
}

} // namespace

class CatalogImportJob::Private
{
public:
    Private(const db::ConnectionSettings &settings, CatalogImportOptions wanted)
        : options(std::move(wanted))
        , thread(QStringLiteral("catalog import"), settings)
    {
    }
    CatalogImportOptions options;
    JobThread thread;
};

CatalogImportJob::CatalogImportJob(const db::ConnectionSettings &settings,
                                   CatalogImportOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(settings, std::move(options)))
{
}

CatalogImportJob::~CatalogImportJob() = default;

void CatalogImportJob::start()
{
    d->thread.start<CatalogImportReport>(
        this, [options = d->options](db::Connection &connection, const ImportHooks &hooks) {
            return runCatalogImport(connection, options, hooks);
        });
}

void CatalogImportJob::cancel()
{
    d->thread.cancel();
}

Result<CatalogImportReport> CatalogImportJob::run(const db::ConnectionSettings &settings,
                                                  const CatalogImportOptions &options)
{
    db::Connection connection(settings);
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    return runCatalogImport(connection, options, {});
}

} // namespace omt::transfer
