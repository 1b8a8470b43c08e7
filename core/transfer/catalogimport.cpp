// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogimport.h"

#include "core/base/logging.h"
#include "core/db/statistics.h"
#include "core/domain/titletext.h"
#include "core/transfer/catalogfiles.h"
#include "core/transfer/catalogsink.h"
#include "core/transfer/importedtitles.h"
#include "core/transfer/importstage.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/jobthread.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** The import of all parts of one catalog. */
class CatalogImporter
{
public:
    CatalogImporter(db::Connection &connection, const CatalogParts &catalog,
                    const ImportHooks &hooks)
        : m_connection(connection)
        , m_catalog(catalog)
        , m_hooks(hooks)
    {
        for (const CatalogPart &part : catalog.parts)
            m_totalBytes += part.source.size;
    }

    [[nodiscard]] Result<> run(bool restart, CatalogImportReport &report);

private:
    [[nodiscard]] Result<> readAll(const CatalogRun &begun, CatalogSink &sink);
    [[nodiscard]] Result<> conclude(const Result<> &read, CatalogMerger &merger);
    [[nodiscard]] bool keepGoing();

    db::Connection &m_connection;
    const CatalogParts &m_catalog;
    const ImportHooks &m_hooks;
    const CatalogPart *m_current = nullptr;
    qint64 m_doneBytes = 0;
    qint64 m_totalBytes = 0;
    qint64 m_told = -1;
    quint32 m_asked = 0;
};

Result<> CatalogImporter::run(bool restart, CatalogImportReport &report)
{
    if (const auto locked = lockSource(m_connection, m_catalog.source); !locked)
        return locked;
    const auto begun
        = beginRun(m_connection, m_catalog.source, m_catalog.formats(), m_catalog.paths(), restart);
    if (!begun)
        return begun.error();
    CatalogMerger merger(m_connection.settings(), *begun,
                         [this] { return m_hooks.isCancelled && m_hooks.isCancelled(); });
    CatalogSink sink(m_connection, merger, m_catalog.source, [this] { return keepGoing(); });
    const auto concluded = conclude(readAll(*begun, sink), merger);
    unlockSource(m_connection, m_catalog.source);
    report.counts += merger.run().counts;
    report.passedOver += sink.passedOver();
    for (const Problem &problem : merger.problems())
        addProblem(&report.problems, problem);
    return concluded;
}

bool CatalogImporter::keepGoing()
{
    if (m_asked++ % 64 != 0)
        return true;
    const qint64 position = m_doneBytes + m_current->source.position();
    if (m_hooks.progress && (m_told < 0 || position - m_told > m_totalBytes / 500)) {
        m_told = position;
        m_hooks.progress(position, m_totalBytes,
                         QCoreApplication::translate("omt::transfer::CatalogImportJob",
                                                     "Importing the catalog “%1”")
                             .arg(m_catalog.source));
    }
    return !(m_hooks.isCancelled && m_hooks.isCancelled());
}

Result<> CatalogImporter::readAll(const CatalogRun &begun, CatalogSink &sink)
{
    int number = 0;
    for (const CatalogPart &part : m_catalog.parts) {
        m_current = &part;
        if (number >= begun.position.file) {
            const qint64 done = number == begun.position.file ? begun.position.records : 0;
            if (const auto started = sink.beginFile(number, part.source.format, done); !started)
                return started;
            const auto read = part.source.read(sink);
            if (sink.failure())
                return *sink.failure();
            // What could be read of a broken file stays; the next import goes on behind it.
            const bool isBroken = !read && read.error().kind == Error::Kind::BadInput;
            if (read || isBroken) {
                if (const auto ended = sink.endFile(); !ended)
                    return ended;
            }
            if (!read)
                return read;
        }
        m_doneBytes += part.source.size;
        ++number;
    }
    return {};
}

Result<> CatalogImporter::conclude(const Result<> &read, CatalogMerger &merger)
{
    const bool isBroken = !read && read.error().kind == Error::Kind::BadInput;
    Result<> merged;
    if (read || isBroken)
        merged = merger.finish();
    merger.abandon();
    const CatalogRun run = merger.run();
    if (read && merged)
        return storeRun(m_connection, run, RunState::Done);
    Error error = merged ? read.error() : merged.error();
    if (m_current)
        error = blamedOn(m_current->source.name, error);
    const auto state = isBroken && merged ? RunState::Broken : RunState::Stopped;
    // The transaction of the last batch stored the place already; this only says why.
    static_cast<void>(storeRun(m_connection, run, state, error.message));
    const int count = static_cast<int>(run.counts.read);
    const QString kept
        = QCoreApplication::translate("omt::transfer::CatalogImportJob",
                                      "%n record(s) are in the catalog and stay. Import the same "
                                      "file again to go on from there.",
                                      nullptr, count);
    if (run.counts.read > 0)
        error.hint = error.hint.isEmpty() ? kept : error.hint + u' ' + kept;
    return error;
}

Result<CatalogImportReport> runCatalogImport(const db::ConnectionSettings &settings,
                                             const CatalogImportOptions &options,
                                             const ImportHooks &hooks)
{
    const auto catalogs = openCatalogs(options);
    if (!catalogs)
        return catalogs.error();
    return importCatalogs(settings, *catalogs, options.restart, hooks);
}

} // namespace

Result<CatalogImportReport> importCatalogs(const db::ConnectionSettings &settings,
                                           const std::vector<CatalogParts> &catalogs, bool restart,
                                           const ImportHooks &hooks)
{
    static const auto open = db::Statement::load(u"catalogimport/open_stage");
    static const auto noteVersion = db::Statement::load(u"catalogimport/note_text_version");
    QElapsedTimer timer;
    timer.start();
    db::Connection connection(settings);
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    // Says at once who may not.
    if (const auto allowed = connection.query(open); !allowed)
        return allowed.error();
    const auto noted = connection.query(noteVersion, {{u"version", titleTextVersion}});
    if (!noted)
        return noted.error();
    CatalogImportReport report;
    QStringList formats;
    for (const CatalogParts &catalog : catalogs) {
        report.sources.append(catalog.source);
        formats += catalog.formats();
        const auto done = CatalogImporter(connection, catalog, hooks).run(restart, report);
        if (!done) { // what was brought in stays, so it must be found
            static_cast<void>(indexImportedTitles(connection, {}));
            return done.error();
        }
    }
    if (const auto indexed = indexImportedTitles(connection, hooks); !indexed)
        return indexed.error();
    formats.removeDuplicates();
    report.format = formats.size() == 1 ? formats.first() : u"mixed"_s;
    db::refreshStatistics(connection);
    qCInfo(lcTransfer, "Took %lld catalog records in %lld ms",
           static_cast<long long>(report.counts.read), static_cast<long long>(timer.elapsed()));
    return report;
}

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
            return runCatalogImport(connection.settings(), options, hooks);
        });
}

void CatalogImportJob::cancel()
{
    d->thread.cancel();
}

Result<CatalogImportReport> CatalogImportJob::run(const db::ConnectionSettings &settings,
                                                  const CatalogImportOptions &options)
{
    return runCatalogImport(settings, options, {});
}

} // namespace omt::transfer
