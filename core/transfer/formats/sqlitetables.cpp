// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/sqlitetables.h"

#include "core/transfer/formats/values.h"
#include "core/transfer/inputerror.h"

#include <sqlite3.h>

namespace omt::transfer {

namespace {

constexpr qsizetype fileLimit = 256 << 20;
constexpr int valueLimit = 4 << 20;
constexpr int mostSteps = 200'000'000; // of SQLite's machine, in one table

// Calls back every thousand steps; anything but zero ends the statement.
int countSteps(void *left)
{
    auto *steps = static_cast<int *>(left);
    *steps -= 1000;
    return *steps < 0;
}

// Reads, and nothing else, of tables; functions of a view or a default are refused.
int allowReading(void *, int action, const char *, const char *, const char *, const char *)
{
    return action == SQLITE_READ || action == SQLITE_SELECT ? SQLITE_OK : SQLITE_DENY;
}

QVariant valueOf(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return static_cast<qint64>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_TEXT:
        return QString::fromUtf8(
            reinterpret_cast<const char *>(sqlite3_column_text(statement, column)),
            sqlite3_column_bytes(statement, column));
    default:
        return {}; // pictures and null
    }
}

} // namespace

SqliteTables::SqliteTables(QString name, QByteArray bytes)
    : m_name(std::move(name))
    , m_bytes(std::move(bytes))
{
}

SqliteTables::~SqliteTables()
{
    sqlite3_close_v2(m_database);
}

Error SqliteTables::failure() const
{
    return inputError(m_name, 0, formatText("The database is damaged, or it is none."),
                      QString::fromUtf8(m_database ? sqlite3_errmsg(m_database) : ""));
}

Result<std::unique_ptr<SqliteTables>> SqliteTables::open(InputStream &stream)
{
    QByteArray bytes;
    for (;;) {
        const auto piece = stream.read(inputChunk);
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            break;
        bytes += *piece;
        if (bytes.size() > fileLimit)
            return inputError(stream.name(), 0, formatText("The database is larger than any."));
    }
    std::unique_ptr<SqliteTables> tables(new SqliteTables(stream.name(), std::move(bytes)));
    if (const auto begun = tables->begin(); !begun)
        return begun.error();
    return tables;
}

Result<> SqliteTables::begin()
{
    if (sqlite3_open_v2(":memory:", &m_database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        nullptr)
        != SQLITE_OK)
        return failure();
    sqlite3_limit(m_database, SQLITE_LIMIT_LENGTH, valueLimit);
    sqlite3_limit(m_database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    // A database that another program left in WAL mode says so in two bytes; here nothing is there
    // to be merged, and the mode would ask for files.
    if (m_bytes.size() > 20 && m_bytes[18] == 2) {
        m_bytes[18] = 1;
        m_bytes[19] = 1;
    }
    auto *content = reinterpret_cast<unsigned char *>(m_bytes.data());
    if (sqlite3_deserialize(m_database, "main", content, m_bytes.size(), m_bytes.size(),
                            SQLITE_DESERIALIZE_READONLY)
        != SQLITE_OK)
        return failure();
    sqlite3_set_authorizer(m_database, allowReading, nullptr);
    return forEachRow(QStringLiteral("sqlite_schema"), [this](const Row &row) {
        if (row[QStringLiteral("type")] == QStringLiteral("table"))
            m_names.append(row[QStringLiteral("name")].toString());
        return true;
    });
}

Result<> SqliteTables::forEachRow(const QString &table,
                                  const std::function<bool(const Row &row)> &take)
{
    // The one statement there is for foreign files: their tables are few, and small.
    char *text = sqlite3_mprintf("SELECT * FROM \"%w\"", table.toUtf8().constData());
    sqlite3_stmt *raw = nullptr;
    const int prepared = sqlite3_prepare_v2(m_database, text, -1, &raw, nullptr);
    sqlite3_free(text);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(raw,
                                                                               sqlite3_finalize);
    if (prepared != SQLITE_OK)
        return failure();
    int steps = mostSteps;
    sqlite3_progress_handler(m_database, 1000, countSteps, &steps);
    for (;;) {
        const int step = sqlite3_step(statement.get());
        if (step == SQLITE_DONE)
            break;
        if (step != SQLITE_ROW) {
            sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
            return failure();
        }
        Row row;
        for (int i = 0; i < sqlite3_column_count(statement.get()); ++i)
            row.insert(QString::fromUtf8(sqlite3_column_name(statement.get(), i)),
                       valueOf(statement.get(), i));
        if (!take(row)) {
            sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
            return cancelledError();
        }
    }
    sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
    return {};
}

} // namespace omt::transfer
