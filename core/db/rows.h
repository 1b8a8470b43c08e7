// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/strongid.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

struct pg_result;

namespace omt::db {

class Rows;

/**
 * One row of a result, read by column name. It points into its Rows and must not outlive them.
 *
 * Asking for a column that is not there is a programming error: it asserts and reads as null.
 * A null reads as the type's empty value (0, false, "", null id, invalid date); where null means
 * something of its own, ask isNull() or use the optional readers.
 */
class Row
{
public:
    Row(const Rows *rows, int row)
        : m_rows(rows)
        , m_row(row)
    {
    }

    [[nodiscard]] bool isNull(QStringView column) const;
    [[nodiscard]] QString text(QStringView column) const;
    [[nodiscard]] std::optional<QString> optionalText(QStringView column) const;
    [[nodiscard]] qint64 integer(QStringView column) const;
    [[nodiscard]] std::optional<qint64> optionalInteger(QStringView column) const;
    [[nodiscard]] double real(QStringView column) const;
    [[nodiscard]] std::optional<double> optionalReal(QStringView column) const;
    [[nodiscard]] bool boolean(QStringView column) const;
    [[nodiscard]] QUuid uuid(QStringView column) const;
    template <class Id> [[nodiscard]] Id id(QStringView column) const { return Id(uuid(column)); }
    /** In UTC, to the millisecond; invalid for null and for infinity. */
    [[nodiscard]] QDateTime dateTime(QStringView column) const;
    [[nodiscard]] QDate date(QStringView column) const;
    [[nodiscard]] QJsonDocument json(QStringView column) const;
    [[nodiscard]] QStringList textList(QStringView column) const;
    template <class Id> [[nodiscard]] QList<Id> idList(QStringView column) const
    {
        QList<Id> ids;
        for (const QString &text : textList(column))
            ids.append(Id::fromString(text));
        return ids;
    }
    [[nodiscard]] QByteArray bytes(QStringView column) const; ///< of a bytea

    /** The bytes the server sent, valid while the Rows live; null when the value is. */
    [[nodiscard]] QByteArrayView raw(QStringView column) const;

private:
    const Rows *m_rows;
    int m_row;
};

/** A whole result, held in memory. Implicitly shared, immutable, may be handed to other threads. */
class Rows
{
public:
    class Iterator
    {
    public:
        Iterator(const Rows *rows, int row)
            : m_rows(rows)
            , m_row(row)
        {
        }
        Row operator*() const { return Row(m_rows, m_row); }
        Iterator &operator++()
        {
            ++m_row;
            return *this;
        }
        bool operator!=(const Iterator &other) const { return m_row != other.m_row; }

    private:
        const Rows *m_rows;
        int m_row;
    };

    Rows() = default;
    /** Takes ownership of the result. */
    explicit Rows(pg_result *result);

    [[nodiscard]] int size() const;
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] Row at(int row) const { return Row(this, row); }
    /** The first row; only when there is one. */
    [[nodiscard]] Row first() const;
    [[nodiscard]] Iterator begin() const { return Iterator(this, 0); }
    [[nodiscard]] Iterator end() const { return Iterator(this, size()); }
    [[nodiscard]] QStringList columns() const;

    /** f(row) of every row. */
    template <class F>
    [[nodiscard]] auto map(F &&f) const -> QList<std::decay_t<std::invoke_result_t<F, Row>>>
    {
        QList<std::decay_t<std::invoke_result_t<F, Row>>> values;
        values.reserve(size());
        for (const Row row : *this)
            values.append(f(row));
        return values;
    }

private:
    friend class Connection;
    friend class Row;
    using Columns = std::shared_ptr<const std::vector<QString>>;
    Rows(pg_result *result, Columns columns); // of an earlier row of the same statement, or null
    [[nodiscard]] int column(QStringView name) const; // -1: none of that name

    std::shared_ptr<pg_result> m_result;
    Columns m_columns;
};

} // namespace omt::db
