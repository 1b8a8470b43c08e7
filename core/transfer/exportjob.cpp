// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exportjob.h"

#include "core/domain/coverfile.h"
#include "core/transfer/jobthread.h"

#include <QCoreApplication>

namespace omt::transfer {

namespace {

Result<ExportReport> runExport(db::Connection &connection, const ExportRequest &request,
                               const ImportHooks &hooks)
{
    ExportOptions options;
    options.format = findExportFormat(request.format);
    if (!options.format)
        return makeError(Error::Kind::Internal, request.format);
    options.types = request.types;
    options.list = request.list;
    if (!request.coverDirectory.isEmpty())
        options.cover = [directory = request.coverDirectory](const QString &url) {
            return readCover(directory, url);
        };
    const QString text = QCoreApplication::translate("omt::transfer::Export", "Exporting");
    options.progress = [&hooks, &text](qint64 done, qint64 total) {
        hooks.progress(done, total, text);
        return !hooks.isCancelled();
    };
    return request.path.isEmpty() ? previewExport(connection, options)
                                  : exportLibraryToFile(connection, options, request.path);
}

} // namespace

class ExportJob::Private
{
public:
    Private(const db::ConnectionSettings &settings, ExportRequest wanted)
        : request(std::move(wanted))
        , thread(QStringLiteral("export"), settings)
    {
    }
    ExportRequest request;
    JobThread thread;
};

ExportJob::ExportJob(const db::ConnectionSettings &settings, ExportRequest request, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(settings, std::move(request)))
{
}

ExportJob::~ExportJob() = default;

void ExportJob::start()
{
    d->thread.start<ExportReport>(
        this, [request = d->request](db::Connection &connection, const ImportHooks &hooks) {
            return runExport(connection, request, hooks);
        });
}

void ExportJob::cancel()
{
    d->thread.cancel();
}

} // namespace omt::transfer
