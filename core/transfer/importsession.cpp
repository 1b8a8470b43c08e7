// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importsession.h"

#include "core/db/executor.h"
#include "core/transfer/libraryrestore.h"

#include <QMutex>
#include <QWaitCondition>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** Halts the working thread while it is closed. Shared by both threads. */
class Gate
{
public:
    void close()
    {
        const QMutexLocker lock(&m_mutex);
        m_isClosed = true;
    }
    void open()
    {
        const QMutexLocker lock(&m_mutex);
        m_isClosed = false;
        m_opened.wakeAll();
    }
    [[nodiscard]] bool isClosed() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_isClosed;
    }
    void pass()
    {
        const QMutexLocker lock(&m_mutex);
        while (m_isClosed)
            m_opened.wait(&m_mutex);
    }

private:
    mutable QMutex m_mutex;
    QWaitCondition m_opened;
    bool m_isClosed = false;
};

// The full export of a library holds more than rows say; it is tried as a whole.
Result<PreviewSummary> tryLibrary(db::Connection &connection, const QString &path,
                                  const ImportHooks &hooks)
{
    const auto report = LibraryRestore(connection, true, hooks).run(path);
    if (!report)
        return report.error();
    return PreviewSummary{*report, {}};
}

/** What the working thread keeps from one step to the next. */
struct Work
{
    std::optional<ImportPreview> preview;
    QString library; ///< the full export of a library, which comes in as a whole
    ImportRules rules;
};

Error notRead()
{
    return makeError(Error::Kind::Internal, ImportSession::tr("The files have not been read yet."));
}

} // namespace

class ImportSession::Private
{
public:
    explicit Private(const db::ConnectionSettings &settings)
        : executor(
            std::make_unique<db::Executor>(u"import"_s, settings, db::Executor::Role::Writer))
    {
    }

    ImportHooks hooks(ImportSession *session)
    {
        ImportHooks made;
        made.isCancelled = [token = token, gate = gate] {
            gate->pass();
            return token.isCancelled();
        };
        made.progress = [session, gate = gate](qint64 done, qint64 total, const QString &text) {
            QMetaObject::invokeMethod(
                session, [=] { emit session->progress(done, total, text); }, Qt::QueuedConnection);
            gate->pass();
        };
        return made;
    }

    /** change(preview), a Result<>, then the preview anew. */
    template <class Change> void updateAfter(ImportSession *session, Change change)
    {
        executor
            ->submit(
                [work = work, hooks = hooks(session),
                 change = std::move(change)](db::Connection &connection) -> Result<PreviewSummary> {
                    if (!work->library.isEmpty())
                        return tryLibrary(connection, work->library, hooks);
                    if (!work->preview)
                        return notRead();
                    if (const auto changed = change(*work); !changed)
                        return changed.error();
                    return work->preview->update(work->rules, hooks);
                },
                token)
            .then(session, [session](const Result<PreviewSummary> &summary) {
                emit session->previewed(summary);
            });
    }

    db::CancelToken token;
    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    std::shared_ptr<Work> work = std::make_shared<Work>();
    std::unique_ptr<db::Executor> executor; // its end waits for the work
};

ImportSession::ImportSession(const db::ConnectionSettings &settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(settings))
{
}

ImportSession::~ImportSession()
{
    cancel();
    d->executor.reset();
}

QFuture<Result<QList<ImportFile>>> ImportSession::inspect(const QStringList &paths)
{
    const auto isCancelled = [token = d->token] { return token.isCancelled(); };
    return d->executor->submit(
        [paths, isCancelled](db::Connection &) -> Result<QList<ImportFile>> {
            QList<ImportFile> files = findImportFiles(paths, isCancelled);
            for (ImportFile &file : files) {
                if (!file.formats.isEmpty())
                    countRecords(file, *file.formats.first().format, 200000, isCancelled);
            }
            return files;
        },
        d->token);
}

void ImportSession::read(const ImportOptions &options)
{
    d->executor
        ->submit(
            [options, work = d->work,
             hooks = d->hooks(this)](db::Connection &connection) -> Result<PreviewSummary> {
                work->library = libraryFileOf(options);
                if (!work->library.isEmpty())
                    return tryLibrary(connection, work->library, hooks);
                auto sources = openImportSources(options);
                if (!sources)
                    return sources.error();
                work->preview.emplace(connection);
                work->rules = options.rules();
                const auto read = work->preview->read(std::move(sources).value(), hooks);
                if (!read)
                    return read.error();
                return work->preview->update(work->rules, hooks);
            },
            d->token)
        .then(this, [this](const Result<PreviewSummary> &summary) { emit previewed(summary); });
}

void ImportSession::update(const ImportRules &rules)
{
    d->updateAfter(this, [rules](Work &work) -> Result<> {
        work.rules = rules;
        return {};
    });
}

void ImportSession::decide(const ImportDecision &decision)
{
    d->updateAfter(this, [decision](Work &work) { return work.preview->decide(decision); });
}

void ImportSession::decideAll(const PreviewFilter &filter, ImportDecision::Action action)
{
    d->updateAfter(this, [filter, action](Work &work) -> Result<> {
        const auto records = work.preview->records(filter);
        if (!records)
            return records.error();
        return work.preview->decide({*records, action, {}});
    });
}

void ImportSession::choose(const QList<FieldChoice> &choices)
{
    d->updateAfter(this, [choices](Work &work) -> Result<> {
        for (const FieldChoice &choice : choices) {
            if (const auto chosen = work.preview->choose(choice); !chosen)
                return chosen;
        }
        return {};
    });
}

void ImportSession::chooseAll(const PreviewFilter &filter, bool takesTheirs)
{
    d->updateAfter(this, [=](Work &work) -> Result<> {
        const auto records = work.preview->records(filter);
        if (!records)
            return records.error();
        for (const char16_t *field : conflictFields) {
            const auto chosen
                = work.preview->choose({*records, QString::fromUtf16(field), takesTheirs});
            if (!chosen)
                return chosen;
        }
        return {};
    });
}

void ImportSession::edit(const RecordEdit &edit)
{
    d->updateAfter(this, [edit](Work &work) { return work.preview->edit(edit); });
}

QFuture<Result<PreviewPage>> ImportSession::page(const PreviewFilter &filter, qint64 from,
                                                 int count)
{
    return d->executor->submit(
        [=, work = d->work](db::Connection &) -> Result<PreviewPage> {
            if (!work->library.isEmpty())
                return PreviewPage();
            if (!work->preview)
                return notRead();
            return work->preview->page(filter, from, count);
        },
        d->token);
}

void ImportSession::run()
{
    d->executor
        ->submit(
            [work = d->work,
             hooks = d->hooks(this)](db::Connection &connection) -> Result<ImportReport> {
                if (!work->library.isEmpty())
                    return LibraryRestore(connection, false, hooks).run(work->library);
                if (!work->preview)
                    return notRead();
                return work->preview->run(hooks);
            },
            d->token)
        .then(this, [this](const Result<ImportReport> &report) { emit finished(report); });
}

void ImportSession::cancel()
{
    d->token.cancel();
    d->gate->open();
    d->token = db::CancelToken();
}

void ImportSession::pause()
{
    d->gate->close();
}

void ImportSession::resume()
{
    d->gate->open();
}

bool ImportSession::isPaused() const
{
    return d->gate->isClosed();
}

} // namespace omt::transfer
