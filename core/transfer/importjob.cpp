// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importjob.h"

#include "core/transfer/importfiles.h"
#include "core/transfer/importrunner.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/jobthread.h"
#include "core/transfer/libraryrestore.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

Result<ImportReport> runImport(db::Connection &connection, const ImportOptions &options,
                               ImportHooks hooks)
{
    if (const QString library = libraryFileOf(options); !library.isEmpty())
        return LibraryRestore(connection, options.dryRun, std::move(hooks)).run(library);
    const auto sources = openImportSources(options);
    if (!sources)
        return sources.error();
    auto report
        = ImportRunner(connection, options.rules(), options.dryRun, std::move(hooks)).run(*sources);
    if (!report)
        return blamedOn(sources->size() == 1 ? sources->front().name : options.files.join(u", "_s),
                        report.error());
    return report;
}

} // namespace

class ImportJob::Private
{
public:
    Private(const db::ConnectionSettings &settings, ImportOptions wanted)
        : options(std::move(wanted))
        , thread(QStringLiteral("import"), settings)
    {
    }
    ImportOptions options;
    JobThread thread;
};

ImportJob::ImportJob(const db::ConnectionSettings &settings, ImportOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(settings, std::move(options)))
{
}

ImportJob::~ImportJob() = default;

void ImportJob::start()
{
    d->thread.start<ImportReport>(
        this, [options = d->options](db::Connection &connection, const ImportHooks &hooks) {
            return runImport(connection, options, hooks);
        });
}

void ImportJob::cancel()
{
    d->thread.cancel();
}

Result<ImportReport> ImportJob::run(const db::ConnectionSettings &settings,
                                    const ImportOptions &options, const ImportHooks &hooks)
{
    db::Connection connection(settings);
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    return runImport(connection, options, hooks);
}

} // namespace omt::transfer
