// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/rows.h"

#include "core/base/logging.h"
#include "core/db/pgarray.h"
#include "core/db/pgtime.h"

#include <libpq-fe.h>

namespace omt::db {

Rows::Rows(pg_result *result)
    : Rows(result, nullptr)
{
}

Rows::Rows(pg_result *result, Columns known)
    : m_result(result, PQclear)
    , m_columns(std::move(known))
{
    if (m_columns)
        return;
    auto columns = std::make_shared<std::vector<QString>>();
    const int count = PQnfields(result);
    columns->reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        columns->push_back(QString::fromUtf8(PQfname(result, i)));
    m_columns = std::move(columns);
}

int Rows::size() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

Row Rows::first() const
{
    Q_ASSERT(!isEmpty());
    return at(0);
}

QStringList Rows::columns() const
{
    return m_columns ? QStringList(m_columns->begin(), m_columns->end()) : QStringList();
}

int Rows::column(QStringView name) const
{
    if (m_columns) {
        for (size_t i = 0; i < m_columns->size(); ++i) {
            if ((*m_columns)[i] == name)
                return static_cast<int>(i);
        }
    }
    return -1;
}

QByteArrayView Row::raw(QStringView column) const
{
    const int index = m_rows->column(column);
    if (index < 0 || m_row >= m_rows->size()) {
        qCCritical(lcDb, "The result has no column %s in row %d", qPrintable(column.toString()),
                   m_row);
        Q_ASSERT_X(false, "Row", "no such column or row");
        return {};
    }
    pg_result *result = m_rows->m_result.get();
    if (PQgetisnull(result, m_row, index))
        return {};
    return {PQgetvalue(result, m_row, index), PQgetlength(result, m_row, index)};
}

bool Row::isNull(QStringView column) const
{
    return raw(column).isNull();
}

QString Row::text(QStringView column) const
{
    return QString::fromUtf8(raw(column));
}

std::optional<QString> Row::optionalText(QStringView column) const
{
    const QByteArrayView value = raw(column);
    return value.isNull() ? std::nullopt : std::optional(QString::fromUtf8(value));
}

qint64 Row::integer(QStringView column) const
{
    return optionalInteger(column).value_or(0);
}

std::optional<qint64> Row::optionalInteger(QStringView column) const
{
    const QByteArrayView value = raw(column);
    if (value.isNull())
        return std::nullopt;
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    Q_ASSERT_X(ok, "Row::integer", qPrintable(column.toString()));
    return number;
}

double Row::real(QStringView column) const
{
    return optionalReal(column).value_or(0);
}

std::optional<double> Row::optionalReal(QStringView column) const
{
    const QByteArrayView value = raw(column);
    if (value.isNull())
        return std::nullopt;
    if (value.endsWith("Infinity"))
        return value.startsWith('-') ? -qInf() : qInf();
    bool ok = false;
    const double number = value.toDouble(&ok);
    Q_ASSERT_X(ok, "Row::real", qPrintable(column.toString()));
    return number;
}

bool Row::boolean(QStringView column) const
{
    const QByteArrayView value = raw(column);
    Q_ASSERT_X(value.isNull() || value == "t" || value == "f", "Row::boolean",
               qPrintable(column.toString()));
    return value == "t";
}

QUuid Row::uuid(QStringView column) const
{
    return QUuid::fromString(QLatin1StringView(raw(column)));
}

QDateTime Row::dateTime(QStringView column) const
{
    return parsePgTimestamp(raw(column));
}

QDate Row::date(QStringView column) const
{
    return parsePgDate(raw(column));
}

QJsonDocument Row::json(QStringView column) const
{
    return QJsonDocument::fromJson(raw(column).toByteArray());
}

QStringList Row::textList(QStringView column) const
{
    return textListFromPgArray(text(column));
}

QByteArray Row::bytes(QStringView column) const
{
    const QByteArrayView value = raw(column);
    if (!value.startsWith("\\x"))
        return {};
    return QByteArray::fromHex(value.sliced(2).toByteArray());
}

} // namespace omt::db
