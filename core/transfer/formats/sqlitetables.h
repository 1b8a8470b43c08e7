// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/inputstream.h"

#include <QHash>
#include <QVariant>

#include <functional>
#include <memory>

struct sqlite3;

namespace omt::transfer {

/**
 * The tables of a foreign SQLite file, read from memory: no file beside it is made or opened, none
 * of its triggers, views or functions runs, and nothing is written. One thread.
 *
 * Limits, ending in an Error of kind BadInput: a file of 256 MiB, a value of 4 MiB, and work that
 * no table of this size needs.
 */
class SqliteTables
{
public:
    using Row = QHash<QString, QVariant>;

    [[nodiscard]] static Result<std::unique_ptr<SqliteTables>> open(InputStream &stream);
    ~SqliteTables();

    /** Names of its own tables, without views. */
    [[nodiscard]] const QStringList &names() const { return m_names; }
    [[nodiscard]] bool has(const QString &table) const { return m_names.contains(table); }
    /** Every row of a table that is there, by column names. False: stop. */
    [[nodiscard]] Result<> forEachRow(const QString &table,
                                      const std::function<bool(const Row &row)> &take);

private:
    SqliteTables(QString name, QByteArray bytes);
    [[nodiscard]] Result<> begin();
    [[nodiscard]] Error failure() const;

    const QString m_name;
    QByteArray m_bytes; ///< must outlive the connection
    sqlite3 *m_database = nullptr;
    QStringList m_names;
};

} // namespace omt::transfer
