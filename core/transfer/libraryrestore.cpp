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
#include "core/transfer/restoredrows.h"
#include "core/transfer/stagedtitle.h"
#include "core/transfer/stagesteps.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUuid>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestBatch = 500;
constexpr int newestVersion = 2;

QString restoreText(const char *text)
{
    return QCoreApplication::translate("omt::transfer::ImportJob", text);
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

bool isLibraryFile(const QString &path)
{
    const auto file = InputFile::open(path);
    if (!file || (*file)->isArchive())
        return false;
    auto content = (*file)->content();
    if (!content)
        return false;
    const auto head = (*content)->read(512);
    return head && head->contains("\"omnimediatrak-library\"");
}

LibraryRestore::LibraryRestore(db::Connection &connection, bool dryRun, ImportHooks hooks)
    : m_connection(connection)
    , m_dryRun(dryRun)
    , m_hooks(std::move(hooks))
{
}

Result<ImportReport> LibraryRestore::run(const QString &path)
{
    const auto file = InputFile::open(path);
    if (!file)
        return file.error();
    m_file = file->get();
    m_name = m_file->name();
    m_report.format = u"omt-json"_s;
    auto content = m_file->content();
    if (!content)
        return content.error();
    db::Transaction transaction(m_connection);
    if (!transaction.begun())
        return transaction.begun().error();
    if (const auto begun = begin(QFileInfo(path).fileName()); !begun)
        return begun.error();
    if (const auto read = readParts(**content); !read)
        return read.error();
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
    const QString label = restoreText("Import of %1").arg(name);
    const auto begun = m_connection.query(edit, {{u"label", label}, {u"run", m_report.run}});
    return begun ? Result<>() : Result<>(begun.error());
}

Result<> LibraryRestore::readParts(InputStream &stream)
{
    QList<QStringList> patterns{{u"schema"_s}, {u"version"_s}, {u"settings"_s}};
    for (const auto &part : {u"history"_s, u"media"_s, u"relations"_s, u"entries"_s, u"lists"_s})
        patterns.append({part, JsonElementReader::element});
    const auto read = JsonElementReader(stream).readPlaces(
        patterns, [this](const QStringList &place, QJsonValue &&value, qint64 line) {
            return take(place, std::move(value), line);
        });
    if (!m_failure)
        return m_failure;
    return read ? flush() : read;
}

QString LibraryRestore::reasonAgainst(const QJsonObject &object) const
{
    const QString field = m_part == "entries"_L1 ? unfitField(object) : QString();
    if (field.isEmpty())
        return restoreText("The record cannot be read.");
    const QJsonValue value = object[field];
    const QString written = value.isString() ? value.toString() : value.toVariant().toString();
    return written.isEmpty()
        ? restoreText("The record cannot be read: its “%1” is nonsense.").arg(field)
        : restoreText("The record cannot be read: its “%1” cannot be “%2”.")
              .arg(field, cutText(written, 40));
}

bool LibraryRestore::take(const QStringList &place, QJsonValue &&value, qint64 line)
{
    if (isStopped())
        m_failure = cancelledError();
    else if (place.size() == 1)
        m_failure = takeHead(place.first(), value);
    else if (place.first() != m_part || m_batch.size() >= largestBatch)
        m_failure = flush();
    if (!m_failure)
        return false;
    if (place.size() == 1)
        return true;
    m_part = place.first();
    const QJsonObject object = value.toObject();
    std::optional<QJsonObject> row = object;
    if (m_part == "media"_L1 && !restoredMedia(object))
        row.reset();
    if (m_part == "entries"_L1) {
        ++m_report.read;
        row = restoredEntry(object);
        m_report.failed += row ? 0 : 1;
    }
    if (row)
        m_batch.append(*row);
    else if (m_report.problems.size() < 1000)
        m_report.problems.append({m_name, line, reasonAgainst(object), false});
    return true;
}

Result<> LibraryRestore::takeHead(const QString &name, const QJsonValue &value)
{
    static const auto update = db::Statement::load(u"transfer/update_restored_settings");
    if (name == "version"_L1 && value.toInt() > newestVersion)
        return inputError(m_name, 0,
                          restoreText("The library was exported by a newer version of this "
                                      "program."));
    if (name != "settings"_L1 || value.toObject().isEmpty())
        return {};
    const auto updated = m_connection.execute(update, {{u"settings", value.toObject()}});
    return updated ? Result<>() : Result<>(updated.error());
}

bool LibraryRestore::isStopped()
{
    if (m_hooks.progress && m_batch.isEmpty())
        m_hooks.progress(m_file->position(), m_file->size(), restoreText("Bringing back"));
    return m_hooks.isCancelled && m_hooks.isCancelled();
}

void LibraryRestore::mapIds(QJsonObject *object, const QStringList &names) const
{
    for (const QString &name : names) {
        const auto found = m_ids.constFind(object->value(name).toString());
        if (found != m_ids.cend())
            object->insert(name, *found);
    }
}

Result<> LibraryRestore::flush()
{
    static const auto history = db::Statement::load(u"transfer/insert_restored_history");
    static const auto relations = db::Statement::load(u"transfer/insert_restored_relations");
    if (m_batch.isEmpty())
        return {};
    Result<> done;
    if (m_part == "media"_L1) {
        done = flushMedia();
    } else if (m_part == "entries"_L1) {
        done = flushEntries();
    } else if (m_part == "lists"_L1) {
        done = flushLists();
    } else if (m_part == "history"_L1) {
        const auto lines = m_connection.query(history, {{u"changes", m_batch}});
        done = lines ? Result<>() : Result<>(lines.error());
    } else {
        QJsonArray mapped;
        for (const QJsonValue value : m_batch) {
            QJsonObject object = value.toObject();
            mapIds(&object, {u"media_id"_s, u"related_media_id"_s});
            mapped.append(object);
        }
        const auto stored = m_connection.execute(relations, {{u"relations", mapped}});
        done = stored ? Result<>() : Result<>(stored.error());
    }
    m_batch = {};
    return done;
}

// What the catalog has already stays as it is; only its identity is noted.
Result<> LibraryRestore::flushMedia()
{
    static const auto match = db::Statement::load(u"transfer/match_restored_media");
    const auto matched = m_connection.query(match, {{u"media", m_batch}});
    if (!matched)
        return matched.error();
    QSet<QString> known;
    for (const db::Row row : *matched) {
        if (row.isNull(u"found"))
            continue;
        known.insert(row.text(u"told"));
        if (row.text(u"told") != row.text(u"found"))
            m_ids.insert(row.text(u"told"), row.text(u"found"));
    }
    QJsonArray added;
    for (const QJsonValue value : m_batch) {
        if (!known.contains(value[u"media_id"].toString()))
            added.append(*restoredMedia(value.toObject()));
    }
    if (added.isEmpty())
        return {};
    static const QList<db::Statement> statements{
        db::Statement::load(u"transfer/insert_restored_media"),
        db::Statement::load(u"transfer/insert_restored_names"),
        db::Statement::load(u"transfer/insert_restored_links"),
        db::Statement::load(u"transfer/insert_restored_screen"),
        db::Statement::load(u"transfer/insert_restored_written"),
        db::Statement::load(u"transfer/insert_restored_game"),
        db::Statement::load(u"transfer/insert_restored_audio"),
        db::Statement::load(u"transfer/insert_restored_event")};
    for (const db::Statement &statement : statements) {
        const auto stored = m_connection.execute(statement, {{u"media", added}});
        if (!stored)
            return stored.error();
    }
    return {};
}

Result<> LibraryRestore::flushEntries()
{
    static const auto insert = db::Statement::load(u"transfer/insert_restored_entries");
    static const auto passes = db::Statement::load(u"transfer/insert_restored_passes");
    static const auto reviews = db::Statement::load(u"transfer/insert_restored_reviews");
    QJsonArray entries;
    for (const QJsonValue value : m_batch) {
        QJsonObject object = value.toObject();
        mapIds(&object, {u"media_id"_s});
        entries.append(object);
    }
    const auto created = m_connection.query(insert, {{u"entries", entries}});
    if (!created)
        return created.error();
    QStringList ids;
    for (const db::Row row : *created)
        ids.append(row.text(u"media_id"));
    m_report.created += ids.size();
    m_report.unchanged += entries.size() - ids.size();
    for (const db::Statement &statement : {passes, reviews}) {
        const auto stored
            = m_connection.execute(statement, {{u"entries", entries}, {u"created", ids}});
        if (!stored)
            return stored.error();
    }
    return {};
}

Result<> LibraryRestore::flushLists()
{
    static const auto insert = db::Statement::load(u"transfer/insert_restored_lists");
    static const auto items = db::Statement::load(u"transfer/insert_restored_list_items");
    QJsonArray lists;
    QJsonArray nameless; // without identity, for one that somebody else's list has
    for (const QJsonValue value : m_batch) {
        QJsonObject list = value.toObject();
        QJsonArray places;
        for (const QJsonValue place : list[u"items"].toArray()) {
            QJsonObject item = place.toObject();
            mapIds(&item, {u"media_id"_s});
            if (!QUuid::fromString(item[u"media_id"].toString()).isNull())
                places.append(item);
        }
        list.insert(u"items"_s, places);
        lists.append(list);
        list.remove(u"list_id"_s);
        nameless.append(list);
    }
    for (const QJsonArray &each : {lists, nameless}) {
        const auto stored = m_connection.execute(insert, {{u"lists", each}});
        if (!stored)
            return stored.error();
    }
    const auto placed = m_connection.execute(items, {{u"lists", lists}});
    return placed ? Result<>() : Result<>(placed.error());
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
