// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importmappings.h"

#include "core/db/connection.h"

#include <QJsonDocument>

namespace omt::transfer {

Result<std::optional<ListMapping>> rememberedMapping(db::Connection &connection,
                                                     const QString &headerKey)
{
    static const auto select = db::Statement::load(u"transfer/select_import_mapping");
    const auto rows = connection.query(select, {{u"header_key", headerKey}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<ListMapping>();
    // One that this version does not understand is as good as none.
    const auto mapping = ListMapping::fromJson(rows->first().json(u"mapping").object());
    return mapping ? std::optional(*mapping) : std::nullopt;
}

Result<> rememberMapping(db::Connection &connection, const QString &headerKey,
                         const ListMapping &mapping, const QString &label)
{
    static const auto save = db::Statement::load(u"transfer/save_import_mapping");
    const auto saved = connection.execute(
        save, {{u"header_key", headerKey}, {u"mapping", mapping.toJson()}, {u"label", label}});
    return saved ? Result<>() : saved.error();
}

Result<MappedTable> mappedTable(db::Connection &connection, const QString &path)
{
    auto sample = sampleTable(path);
    if (!sample)
        return sample.error();
    MappedTable table;
    table.sample = std::move(sample).value();
    const auto remembered = rememberedMapping(connection, table.sample.headerKey());
    if (!remembered)
        return remembered.error();
    table.isRemembered = remembered->has_value();
    table.mapping = table.isRemembered ? **remembered : guessedListMapping(table.sample);
    return table;
}

} // namespace omt::transfer
