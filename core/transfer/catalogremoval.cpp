// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogremoval.h"

#include "core/db/database.h"
#include "core/db/statistics.h"
#include "core/db/transaction.h"
#include "core/transfer/catalogruns.h"
#include "core/transfer/importedtitles.h"
#include "core/transfer/jobthread.h"
#include "core/transfer/text.h"

#include <QJsonArray>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr int batchRecords = 5'000;

CatalogSource sourceOf(const db::Row &row)
{
    return {row.text(u"name"),          row.textList(u"formats"), row.integer(u"records"),
            row.integer(u"titles"),     row.text(u"state"),       row.text(u"message"),
            row.dateTime(u"updated_at")};
}

Result<qint64> recordsOf(db::Connection &connection, const QString &source)
{
    static const auto count = db::Statement::load(u"catalogimport/count_source");
    const auto rows = connection.query(count, {{u"name", source}});
    if (!rows)
        return rows.error();
    if (!rows->first().boolean(u"is_known")) {
        return makeError(Error::Kind::NotFound, Text::tr("There is no catalog “%1”.").arg(source),
                         {}, Text::tr("The list of catalogs names those that were imported."));
    }
    return rows->first().integer(u"records");
}

/** One part; false when there was nothing left. */
Result<bool> removePart(db::Connection &connection, CatalogRemovalReport &report)
{
    static const auto remove = db::Statement::load(u"catalogimport/remove_records");
    db::Transaction transaction(connection);
    if (!transaction.begun())
        return transaction.begun().error();
    // Search drops what is gone afterwards, all at once; see indexImportedTitles().
    if (const auto set
        = connection.script(u"set local jit = off; set local omt.search_later = 'on'"_s);
        !set)
        return set.error();
    const auto rows = connection.query(remove, {{u"name", report.source}, {u"most", batchRecords}});
    if (!rows)
        return rows.error();
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    const db::Row row = rows->first();
    report.records += row.integer(u"records");
    report.deleted += row.integer(u"deleted");
    report.reduced += row.integer(u"reduced");
    report.used += row.integer(u"used");
    report.edited += row.integer(u"edited");
    return row.integer(u"records") > 0;
}

Result<> removeAll(db::Connection &connection, CatalogRemovalReport &report,
                   const ImportHooks &hooks)
{
    static const auto forget = db::Statement::load(u"catalogimport/remove_source");
    const auto total = recordsOf(connection, report.source);
    if (!total)
        return total.error();
    for (;;) {
        if (hooks.isCancelled && hooks.isCancelled())
            return cancelledError();
        if (hooks.progress) {
            hooks.progress(report.records, *total,
                           Text::tr("Removing the catalog “%1”").arg(report.source));
        }
        const auto removed = removePart(connection, report);
        if (!removed)
            return removed.error();
        if (!*removed)
            break;
    }
    const auto forgotten = connection.query(forget, {{u"name", report.source}});
    return forgotten ? Result<>() : forgotten.error();
}

Result<CatalogRemovalReport> removeCatalog(db::Connection &connection, const QString &source,
                                           const ImportHooks &hooks)
{
    if (const auto locked = lockSource(connection, source); !locked)
        return locked.error();
    CatalogRemovalReport report;
    report.source = source;
    const auto removed = removeAll(connection, report, hooks);
    unlockSource(connection, source);
    if (report.records > 0) {
        const auto indexed = indexImportedTitles(connection, removed ? hooks : ImportHooks());
        db::refreshStatistics(connection);
        if (removed && !indexed)
            return indexed.error();
    }
    return removed ? Result<CatalogRemovalReport>(report) : removed.error();
}

} // namespace

QJsonObject CatalogSource::toJson() const
{
    return {{u"source"_s, name},
            {u"formats"_s, QJsonArray::fromStringList(formats)},
            {u"records"_s, records},
            {u"titles"_s, titles},
            {u"state"_s, state},
            {u"message"_s, message},
            {u"updated_at"_s,
             updatedAt.isValid() ? QJsonValue(updatedAt.toUTC().toString(Qt::ISODateWithMs))
                                 : QJsonValue()}};
}

QJsonObject CatalogRemovalReport::toJson() const
{
    return {{u"source"_s, source},   {u"records"_s, records}, {u"deleted"_s, deleted},
            {u"reduced"_s, reduced}, {u"used"_s, used},       {u"edited"_s, edited}};
}

QFuture<Result<QList<CatalogSource>>> catalogSources(db::Database &database)
{
    return database.read([](db::Connection &connection) -> Result<QList<CatalogSource>> {
        static const auto select = db::Statement::load(u"catalogimport/select_sources");
        const auto rows = connection.query(select);
        if (!rows)
            return rows.error();
        return rows->map(sourceOf);
    });
}

class CatalogRemovalJob::Private
{
public:
    Private(const db::ConnectionSettings &settings, QString wanted)
        : source(std::move(wanted))
        , thread(QStringLiteral("catalog removal"), settings)
    {
    }
    QString source;
    JobThread thread;
};

CatalogRemovalJob::CatalogRemovalJob(const db::ConnectionSettings &settings, const QString &source,
                                     QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(settings, source))
{
}

CatalogRemovalJob::~CatalogRemovalJob() = default;

void CatalogRemovalJob::start()
{
    d->thread.start<CatalogRemovalReport>(
        this, [source = d->source](db::Connection &connection, const ImportHooks &hooks) {
            return removeCatalog(connection, source, hooks);
        });
}

void CatalogRemovalJob::cancel()
{
    d->thread.cancel();
}

Result<CatalogRemovalReport> CatalogRemovalJob::run(const db::ConnectionSettings &settings,
                                                    const QString &source)
{
    db::Connection connection(settings);
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    return removeCatalog(connection, source, {});
}

} // namespace omt::transfer
