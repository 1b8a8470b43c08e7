// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/jsonreader.h"

#include <nlohmann/json.hpp>

#include <QJsonArray>

#include <optional>
#include <vector>

namespace omt::transfer {

/** Where in the stream the parser stands. Part of JsonElementReader. */
struct JsonCursor
{
    explicit JsonCursor(InputStream &source)
        : stream(source)
    {
    }

    [[nodiscard]] bool hasMore() { return at != end || refill(); }
    void advance()
    {
        if (*at == '\n')
            ++line;
        ++at;
        ++offset;
    }
    [[nodiscard]] bool refill();

    InputStream &stream;
    QByteArray piece;
    const char *at = nullptr;
    const char *end = nullptr;
    qint64 line = 1;
    qint64 offset = 0;
    qint64 tokenStart = 0; ///< offset after the last token
    std::optional<Error> error; ///< of the stream
};

/** Builds the wanted values out of nlohmann's events; part of JsonElementReader. */
class JsonSax : public nlohmann::json_sax<nlohmann::json>
{
public:
    /** At most 32 patterns. All references must outlive it. */
    JsonSax(JsonCursor &cursor, const QList<QStringList> &patterns,
            const JsonElementReader::PlacedTaker &take);

    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }
    /** There was a container that could hold a wanted value. */
    [[nodiscard]] bool foundPlace() const { return m_foundPlace; }
    [[nodiscard]] const QString &reason() const { return m_reason; }
    [[nodiscard]] const QString &details() const { return m_details; }

    bool null() override;
    bool boolean(bool value) override;
    bool number_integer(number_integer_t value) override;
    bool number_unsigned(number_unsigned_t value) override;
    bool number_float(number_float_t value, const string_t &text) override;
    bool string(string_t &value) override;
    bool binary(binary_t &value) override;
    bool start_object(std::size_t elements) override;
    bool key(string_t &value) override;
    bool end_object() override;
    bool start_array(std::size_t elements) override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string &token,
                     const nlohmann::detail::exception &error) override;

private:
    /** A container outside the wanted values. */
    struct Outer
    {
        bool isArray = false;
        quint32 alive = 0; ///< the patterns that lead here, one bit each
        qint64 index = -1; ///< of an array: of the value at hand
        QString key; ///< of an object: of the value at hand
    };
    /** A container of the value being built. */
    struct Inner
    {
        bool isArray = false;
        QJsonObject object;
        QJsonArray array;
        QString key; ///< of an object: of the value to come
    };

    [[nodiscard]] bool fail(const QString &reason);
    [[nodiscard]] bool value(const QJsonValue &value);
    [[nodiscard]] bool enter(bool isArray);
    [[nodiscard]] bool leave();
    [[nodiscard]] bool give(QJsonValue &&value);
    [[nodiscard]] quint32 advance();
    [[nodiscard]] bool isWanted(quint32 alive) const;
    [[nodiscard]] QStringList place() const;

    JsonCursor &m_cursor;
    const QList<QStringList> &m_patterns;
    const JsonElementReader::PlacedTaker &m_take;
    std::vector<Outer> m_outer;
    std::vector<Inner> m_inner;
    qint64 m_elementLine = 0;
    qint64 m_elementStart = 0;
    int m_elementValues = 0;
    bool m_foundPlace = false;
    bool m_isCancelled = false;
    QString m_reason;
    QString m_details;
};

} // namespace omt::transfer
