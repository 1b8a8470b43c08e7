// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/jsonreader.h"

#include <nlohmann/json.hpp>

#include <QJsonArray>

#include <optional>
#include <vector>

namespace omt::transfer {

/** Translates in the context of the readers. */
[[nodiscard]] QString jsonText(const char *text);

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

/** Builds the elements of the wanted array out of nlohmann's events; part of JsonElementReader. */
class JsonSax : public nlohmann::json_sax<nlohmann::json>
{
public:
    /** Elements of the array at `path`. All references must outlive it. */
    JsonSax(JsonCursor &cursor, const QStringList &path, const JsonElementReader::Taker &take,
            const JsonElementReader::Complaint &complain);
    /** The document itself is the one element. */
    JsonSax(JsonCursor &cursor, const JsonElementReader::Taker &take,
            const JsonElementReader::Complaint &complain);

    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }
    [[nodiscard]] bool foundArray() const { return m_foundArray; }
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
    static constexpr int offPath = -1;

    /** A container outside the element being built. */
    struct Outer
    {
        int matched = offPath; ///< how many keys of the path lead here
        bool isTarget = false;
    };
    /** A container of the element being built. */
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
    [[nodiscard]] int matchedOfNext() const;
    [[nodiscard]] bool isElementNext() const;
    [[nodiscard]] bool complainOfElement();

    JsonCursor &m_cursor;
    const QStringList m_path;
    const JsonElementReader::Taker &m_take;
    const JsonElementReader::Complaint &m_complain;
    const bool m_isLine;
    std::vector<Outer> m_outer;
    std::vector<Inner> m_inner;
    QString m_outerKey;
    qint64 m_elementLine = 0;
    qint64 m_elementStart = 0;
    int m_elementValues = 0;
    bool m_foundArray = false;
    bool m_isCancelled = false;
    QString m_reason;
    QString m_details;
};

} // namespace omt::transfer
