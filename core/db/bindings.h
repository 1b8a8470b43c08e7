// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/partialdate.h"
#include "core/base/strongid.h"
#include "core/db/pgarray.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUuid>

#include <concepts>
#include <initializer_list>
#include <optional>

namespace omt::db {

/**
 * One value on its way to the server: the text PostgreSQL reads it from, or null.
 *
 * Null are: nullptr, an empty optional, a null StrongId, QUuid, QDate, QDateTime and the unknown
 * precision. A null QString is the empty text, never null. U+0000, which PostgreSQL cannot store,
 * is left out of texts; lone surrogates become U+FFFD.
 */
class BindValue
{
public:
    BindValue(std::nullptr_t) { } // NOLINT(google-explicit-constructor): like all of these
    BindValue(bool value);
    template <std::integral I>
    BindValue(I value)
        : m_text(QByteArray::number(value))
    {
    }
    BindValue(double value);
    BindValue(const QString &text);
    BindValue(QStringView text);
    BindValue(const char16_t *text)
        : BindValue(QStringView(text))
    {
    }
    BindValue(QLatin1StringView text);
    BindValue(const QStringList &list); ///< an array literal; cast it: :names::text[]
    BindValue(const QUuid &uuid);
    template <class Tag>
    BindValue(const StrongId<Tag> &id)
        : BindValue(id.uuid())
    {
    }
    template <class Tag>
    BindValue(const QList<StrongId<Tag>> &ids) ///< an array literal; cast it: :ids::uuid[]
        : BindValue(pgArray(ids))
    {
    }
    BindValue(const QDate &date);
    BindValue(const QDateTime &moment); ///< for timestamptz
    BindValue(PartialDate::Precision precision); ///< its name
    BindValue(const QByteArray &bytes); ///< for bytea
    BindValue(const QJsonObject &object); ///< as text, for jsonb
    BindValue(const QJsonArray &array);
    template <class T>
    BindValue(const std::optional<T> &value)
        : BindValue(value ? BindValue(*value) : BindValue(nullptr))
    {
    }
    template <class T>
    requires std::is_pointer_v<T> // or it would be taken for a bool
    BindValue(T)
    = delete;

    [[nodiscard]] bool isNull() const { return m_text.isNull(); }
    /** What is sent, in UTF-8; a null array when the value is null. */
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text; // null: SQL null; empty but not null: the empty text
};

/** A name and its value; made by the braces of a Bindings. */
struct Binding
{
    Binding(QStringView name_, BindValue value_)
        : name(name_.toString())
        , value(std::move(value_))
    {
    }
    QString name; ///< without the colon
    BindValue value;
};

/**
 * What the placeholders of a statement stand for: {{u"media_id", id}, {u"limit", 50}}.
 * Every placeholder of the statement must be named, and nothing else.
 */
class Bindings
{
public:
    Bindings() = default;
    Bindings(std::initializer_list<Binding> values)
        : m_values(values)
    {
    }

    void add(QStringView name, BindValue value) { m_values.emplace_back(name, std::move(value)); }
    [[nodiscard]] qsizetype size() const { return m_values.size(); }
    /** Null when there is none of that name. */
    [[nodiscard]] const BindValue *find(QStringView name) const;

private:
    QList<Binding> m_values;
};

} // namespace omt::db
