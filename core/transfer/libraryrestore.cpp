// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/libraryrestore.h"

#include "core/base/logging.h"
#include "core/db/connection.h"
#include "core/db/statistics.h"
#include "core/db/transaction.h"
#include "core/transfer/importreport.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/jsonreader.h"
#include "core/transfer/libraryoutline.h"
#include "core/transfer/restoredrows.h"
#include "core/transfer/stagedtitle.h"
#include "core/transfer/stagesteps.h"
#include "core/transfer/text.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <utility>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestBatch = 500;
constexpr int newestVersion = 2;
constexpr int mostProblems = 1000; // are named; all are counted

QString reasonAgainst(const QJsonObject &object, const QString &field)
{
    if (object.isEmpty())
        return Text::tr("The record cannot be read.");
    const QJsonValue value = object[field];
    const QString written = value.isString() ? value.toString() : value.toVariant().toString();
    return written.isEmpty()
        ? Text::tr("The record cannot be read: its “%1” is nonsense.").arg(field)
        : Text::tr("The record cannot be read: its “%1” cannot be “%2”.")
              .arg(field, cutText(written, 40));
}

// Of what was to be stored, not of the server or of a mistake in the program: the classes of
// SQLSTATE for data, constraints and limits.
bool isOfData(const Error &error)
{
    return error.sqlState.startsWith(u"22"_s) || error.sqlState.startsWith(u"23"_s)
        || error.sqlState.startsWith(u"54"_s);
}

} // namespace

QString libraryFileOf(const ImportOptions &options)
{
    if (options.files.size() != 1 || options.mapping)
        return {};
    const QString &path = options.files.constFirst();
    const QString format = options.formats.value(path, options.format);
    const bool isWanted = format.isEmpty() || format == QStringView(libraryFormat);
    return isWanted && !options.mappings.contains(path) && isLibraryFile(path) ? path : QString();
}

LibraryRestore::LibraryRestore(db::Connection &connection, bool dryRun, ImportHooks hooks)
    : m_connection(connection)
    , m_dryRun(dryRun)
    , m_hooks(std::move(hooks))
    , m_store(connection)
{
}

template <class F>
auto LibraryRestore::read(const QString &path, F &&fn) -> std::invoke_result_t<F, InputStream &>
{
    const auto file = InputFile::open(path);
    if (!file)
        return file.error();
    m_file = file->get();
    m_name = m_file->name();
    auto content = m_file->content();
    if (!content)
        return content.error();
    return fn(**content);
}

Result<ImportReport> LibraryRestore::run(const QString &path)
{
    m_report.format = u"omt-json"_s;
    const auto keys = read(path, &outermostKeys);
    if (!keys)
        return keys.error();
    db::Transaction transaction(m_connection);
    if (!transaction.begun())
        return transaction.begun().error();
    if (const auto begun = begin(QFileInfo(path).fileName()); !begun)
        return begun.error();
    for (const QStringList &parts : passesOver(*keys)) {
        const auto done = read(path, [&](InputStream &stream) { return readParts(stream, parts); });
        if (!done)
            return done.error();
    }
    if (m_dryRun) {
        transaction.rollback();
        m_report.run = {};
        return m_report;
    }
    if (const auto finished = finish(); !finished)
        return finished.error();
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    db::refreshStatistics(m_connection);
    qCInfo(lcTransfer, "Brought back %lld entries", static_cast<long long>(m_report.created));
    return m_report;
}

Result<> LibraryRestore::begin(const QString &name)
{
    static const auto lock = db::Statement::load(u"transfer/lock_imports");
    static const auto insert = db::Statement::load(u"transfer/insert_import_run");
    static const auto edit = db::Statement::load(u"transfer/begin_import_edit");
    if (const auto locked = m_connection.query(lock); !locked)
        return locked.error();
    const auto run = m_connection.query(insert,
                                        {{u"format", m_report.format},
                                         {u"files", QStringList{name}},
                                         {u"rule", toString(ConflictRule::Keep)},
                                         {u"field_rules", QJsonObject()}});
    if (!run)
        return run.error();
    m_report.run = run->first().id<ImportRunId>(u"id");
    const QString label = Text::tr("Import of %1").arg(name);
    const auto begun = m_connection.query(edit, {{u"label", label}, {u"run", m_report.run}});
    return begun ? Result<>() : Result<>(begun.error());
}

Result<> LibraryRestore::readParts(InputStream &stream, const QStringList &parts)
{
    static const QStringList heads{u"schema"_s, u"version"_s, u"settings"_s};
    QList<QStringList> patterns;
    for (const QString &part : parts)
        patterns.append(heads.contains(part) ? QStringList{part}
                                             : QStringList{part, JsonElementReader::element});
    const auto read = JsonElementReader(stream).readPlaces(
        patterns, [this](const QStringList &place, QJsonValue &&value, qint64 line) {
            return take(place, std::move(value), line);
        });
    if (!m_failure)
        return m_failure;
    return read ? flush() : read;
}

bool LibraryRestore::take(const QStringList &place, QJsonValue &&value, qint64 line)
{
    if (isStopped())
        m_failure = cancelledError();
    else if (place.size() == 1)
        m_failure = takeHead(place.first(), value, line);
    else if (place.first() != m_part || m_batch.size() >= largestBatch)
        m_failure = flush();
    if (!m_failure)
        return false;
    if (place.size() == 1)
        return true;
    m_part = place.first();
    if (m_part == "entries"_L1)
        ++m_report.read;
    const QJsonObject object = value.toObject();
    const QString field = unfitField(m_part, object);
    if (field.isEmpty())
        m_batch.append({object, line});
    else
        leaveOut(line, reasonAgainst(object, field));
    return true;
}

void LibraryRestore::leaveOut(qint64 line, const QString &reason)
{
    ++m_report.failed;
    if (m_report.problems.size() < mostProblems)
        m_report.problems.append({m_name, line, reason, false});
}

Result<> LibraryRestore::takeHead(const QString &name, const QJsonValue &value, qint64 line)
{
    static const auto update = db::Statement::load(u"transfer/update_restored_settings");
    if (name == "version"_L1 && value.toInt() > newestVersion)
        return inputError(m_name, 0,
                          Text::tr("The library was exported by a newer version of this "
                                   "program."));
    if (name == "settings"_L1 && !value.isObject())
        leaveOut(line, reasonAgainst({{name, value}}, name));
    if (name != "settings"_L1 || value.toObject().isEmpty())
        return {};
    const auto updated = m_connection.execute(update, {{u"settings", value.toObject()}});
    return updated ? Result<>() : Result<>(updated.error());
}

bool LibraryRestore::isStopped()
{
    if (m_hooks.progress && m_batch.isEmpty())
        m_hooks.progress(m_file->position(), m_file->size(), Text::tr("Bringing back"));
    return m_hooks.isCancelled && m_hooks.isCancelled();
}

Result<> LibraryRestore::flush()
{
    const auto batch = withoutOrphans(std::exchange(m_batch, {}));
    return batch ? store(*batch) : Result<>(batch.error());
}

// What refers to a title that the catalog lacks, mostly one that was left out itself.
Result<QList<LibraryRestore::Object>> LibraryRestore::withoutOrphans(const QList<Object> &batch)
{
    QStringList titles;
    for (const Object &one : batch) {
        for (const QString &title : m_store.titlesOf(m_part, one.object)) {
            if (isStorableId(title)) // items of lists are not judged yet
                titles.append(title);
        }
    }
    const auto missing = m_store.missing(titles);
    if (!missing)
        return missing.error();
    QList<Object> kept;
    for (const Object &one : batch) {
        if (m_part == "lists"_L1) {
            kept.append(withoutLostItems(one, *missing));
            continue;
        }
        const QStringList named = m_store.titlesOf(m_part, one.object);
        const auto isMissing = [&missing](const QString &id) { return missing->contains(id); };
        if (std::none_of(named.begin(), named.end(), isMissing))
            kept.append(one);
        else
            leaveOut(one.line, Text::tr("The title of the record is missing."));
    }
    return kept;
}

LibraryRestore::Object LibraryRestore::withoutLostItems(const Object &list,
                                                        const QSet<QString> &missing)
{
    const QStringList titles = m_store.titlesOf(m_part, list.object);
    const QJsonArray items = list.object[u"items"].toArray();
    QJsonArray kept;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonObject item = items[i].toObject();
        if (!missing.contains(titles[i]) && unfitField(u"items"_s, item).isEmpty())
            kept.append(item);
    }
    const auto lost = static_cast<int>(items.size() - kept.size());
    if (lost > 0) {
        leaveOut(list.line,
                 Text::tr("%n item(s) of the list “%1” cannot be brought back: the title is "
                          "missing, or the record cannot be read.",
                          nullptr, lost)
                     .arg(cutText(list.object[u"name"].toString(), 40)));
    }
    Object result = list;
    result.object.insert(u"items"_s, kept);
    return result;
}

// What the database refuses is looked for by halves, so that only that is left out.
Result<> LibraryRestore::store(const QList<Object> &batch)
{
    if (batch.isEmpty())
        return {};
    QJsonArray objects;
    for (const Object &one : batch)
        objects.append(one.object);
    {
        db::Savepoint savepoint(m_connection);
        const auto stored = m_store.store(m_part, objects);
        if (stored) {
            m_report.created += stored->created;
            m_report.unchanged += stored->unchanged;
            return savepoint.release();
        }
        if (!isOfData(stored.error()))
            return stored.error();
        if (batch.size() == 1) {
            qCInfo(lcTransfer, "Left out: %s", qPrintable(stored.error().sqlState));
            leaveOut(batch.first().line, Text::tr("The database does not take this record."));
            return {};
        }
    }
    const qsizetype half = batch.size() / 2;
    const auto first = store(batch.first(half));
    return first ? store(batch.sliced(half)) : first;
}

Result<> LibraryRestore::finish()
{
    static const auto update = db::Statement::load(u"transfer/finish_import_run");
    const auto stored = m_connection.execute(update,
                                             {{u"id", m_report.run},
                                              {u"format", m_report.format},
                                              {u"read", m_report.read},
                                              {u"created", m_report.created},
                                              {u"updated", m_report.updated},
                                              {u"unchanged", m_report.unchanged},
                                              {u"merged", m_report.merged},
                                              {u"conflicts", m_report.conflicts},
                                              {u"unmatched", m_report.unmatched},
                                              {u"failed", m_report.failed},
                                              {u"skipped", 0},
                                              {u"close_calls", 0},
                                              {u"problems", QJsonArray()}});
    return stored ? Result<>() : Result<>(stored.error());
}

} // namespace omt::transfer
