// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogruns.h"

#include "core/transfer/fingerprint.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/text.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 edge = 64 * 1024;

QString hashOf(QFile &file, qint64 from, qint64 length)
{
    if (!file.seek(from))
        return {};
    return QString::number(fingerprintOf(file.read(length)), 16);
}

QString toString(RunState state)
{
    switch (state) {
    case RunState::Running:
        return u"running"_s;
    case RunState::Stopped:
        return u"stopped"_s;
    case RunState::Broken:
        return u"broken"_s;
    case RunState::Done:
        break;
    }
    return u"done"_s;
}

QJsonArray jsonOf(const QList<FileIdentity> &files)
{
    QJsonArray array;
    for (const FileIdentity &file : files)
        array.append(file.toJson());
    return array;
}

/** The open run of the source, when it was of these files. */
Result<std::optional<CatalogRun>> findOpenRun(db::Connection &connection, const QString &source,
                                              const QStringList &formats, const QStringList &paths)
{
    static const auto select = db::Statement::load(u"catalogimport/select_open_import");
    const auto rows = connection.query(select, {{u"name", source}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<CatalogRun>();
    const db::Row row = rows->first();
    CatalogRun run;
    run.id = row.uuid(u"id");
    run.source = source;
    run.position = {static_cast<int>(row.integer(u"file_no")), row.integer(u"file_records")};
    run.counts = {row.integer(u"rows_read"),      row.integer(u"rows_created"),
                  row.integer(u"rows_updated"),   row.integer(u"rows_unchanged"),
                  row.integer(u"rows_unmatched"), row.integer(u"rows_left_out"),
                  row.integer(u"rows_failed"),    row.integer(u"rows_conflicting")};
    run.isResumed = true;
    const QJsonArray files = row.json(u"files").array();
    bool isSame = row.textList(u"formats") == formats && files.size() == paths.size();
    const bool wasBroken = row.text(u"state") == "broken"_L1;
    for (qsizetype i = 0; isSame && i < paths.size(); ++i) {
        const FileIdentity old = FileIdentity::fromJson(files[i].toObject());
        isSame = isSameFile(paths[i], old, wasBroken && i == run.position.file);
    }
    return isSame ? std::optional(run) : std::nullopt;
}

} // namespace

QJsonObject FileIdentity::toJson() const
{
    return {{u"name"_s, name}, {u"size"_s, size}, {u"head"_s, head}, {u"tail"_s, tail}};
}

FileIdentity FileIdentity::fromJson(const QJsonObject &object)
{
    return {object[u"name"].toString(), object[u"size"].toInteger(), object[u"head"].toString(),
            object[u"tail"].toString()};
}

Result<FileIdentity> identityOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return inputError(path, 0, Text::tr("The file cannot be opened."), file.errorString());
    FileIdentity identity;
    identity.name = QFileInfo(path).fileName();
    identity.size = file.size();
    identity.head = hashOf(file, 0, edge);
    identity.tail = hashOf(file, std::max<qint64>(0, identity.size - edge), edge);
    return identity;
}

bool isSameFile(const QString &path, const FileIdentity &old, bool mayHaveGrown)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    if (file.size() != old.size && !(mayHaveGrown && file.size() > old.size))
        return false;
    const qint64 tail = std::max<qint64>(0, old.size - edge);
    return hashOf(file, 0, std::min(edge, old.size)) == old.head
        && hashOf(file, tail, old.size - tail) == old.tail;
}

Result<CatalogRun> beginRun(db::Connection &connection, const QString &source,
                            const QStringList &formats, const QStringList &paths, bool restart)
{
    static const auto close = db::Statement::load(u"catalogimport/close_imports");
    static const auto insert = db::Statement::load(u"catalogimport/insert_import");
    QList<FileIdentity> files;
    for (const QString &path : paths) {
        auto identity = identityOf(path);
        if (!identity)
            return identity.error();
        files.append(*identity);
    }
    if (!restart) {
        auto open = findOpenRun(connection, source, formats, paths);
        if (!open)
            return open.error();
        if (*open) {
            (*open)->files = files; // one that was broken may have grown
            return **open;
        }
    }
    if (const auto closed = connection.execute(close, {{u"name", source}}); !closed)
        return closed.error();
    const auto made = connection.query(
        insert, {{u"name", source}, {u"formats", formats}, {u"files", jsonOf(files)}});
    if (!made)
        return made.error();
    CatalogRun run;
    run.id = made->first().uuid(u"id");
    run.source = source;
    run.files = files;
    return run;
}

Result<> storeRun(db::Connection &connection, const CatalogRun &run, RunState state,
                  const QString &message)
{
    static const auto update = db::Statement::load(u"catalogimport/update_import");
    const auto stored = connection.execute(update,
                                           {{u"id", run.id},
                                            {u"state", toString(state)},
                                            {u"files", jsonOf(run.files)},
                                            {u"file_no", run.position.file},
                                            {u"file_records", run.position.records},
                                            {u"read", run.counts.read},
                                            {u"created", run.counts.created},
                                            {u"updated", run.counts.updated},
                                            {u"unchanged", run.counts.unchanged},
                                            {u"unmatched", run.counts.unmatched},
                                            {u"left_out", run.counts.leftOut},
                                            {u"failed", run.counts.failed},
                                            {u"conflicting", run.counts.conflicting},
                                            {u"message", message}});
    return stored ? Result<>() : stored.error();
}

Result<CatalogSourceRow> findSource(db::Connection &connection, const QString &name,
                                    const QString &format)
{
    static const auto find = db::Statement::load(u"catalogimport/find_source");
    const auto rows = connection.query(find, {{u"name", name}, {u"format", format}});
    if (!rows)
        return rows.error();
    const db::Row row = rows->first();
    return CatalogSourceRow{row.integer(u"id"), row.integer(u"next_seq"),
                            row.integer(u"people_version")};
}

Result<> lockSource(db::Connection &connection, const QString &name)
{
    static const auto lock = db::Statement::load(u"catalogimport/lock_source");
    const auto rows = connection.query(lock, {{u"name", name}});
    if (!rows)
        return rows.error();
    if (rows->first().boolean(u"is_free"))
        return {};
    return makeError(Error::Kind::Conflict,
                     Text::tr("The catalog “%1” is being imported or removed already.").arg(name),
                     {}, Text::tr("Wait until that is done, or stop it."));
}

void unlockSource(db::Connection &connection, const QString &name)
{
    static const auto unlock = db::Statement::load(u"catalogimport/unlock_source");
    static_cast<void>(connection.query(unlock, {{u"name", name}})); // or the session's end does it
}

} // namespace omt::transfer
