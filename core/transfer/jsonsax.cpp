// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/jsonsax.h"

#include <QCoreApplication>

#include <limits>

namespace omt::transfer {

QString jsonText(const char *text)
{
    return QCoreApplication::translate("omt::transfer", text);
}

// Here, once per chunk, is also where a token without end is noticed.
bool JsonCursor::refill()
{
    if (error)
        return false;
    if (offset - tokenStart > JsonElementReader::tokenLimit) {
        error = makeError(Error::Kind::BadInput,
                          jsonText("“%1”, line %2: A text is longer than any export writes.")
                              .arg(stream.name())
                              .arg(line));
        return false;
    }
    auto next = stream.read(inputChunk);
    if (!next) {
        error = next.error();
        return false;
    }
    piece = std::move(next).value();
    at = piece.constData();
    end = at + piece.size();
    return at != end;
}

JsonSax::JsonSax(JsonCursor &cursor, const QStringList &path, const JsonElementReader::Taker &take,
                 const JsonElementReader::Complaint &complain)
    : m_cursor(cursor)
    , m_path(path)
    , m_take(take)
    , m_complain(complain)
    , m_isLine(false)
{
}

JsonSax::JsonSax(JsonCursor &cursor, const JsonElementReader::Taker &take,
                 const JsonElementReader::Complaint &complain)
    : m_cursor(cursor)
    , m_take(take)
    , m_complain(complain)
    , m_isLine(true)
{
}

bool JsonSax::fail(const QString &reason)
{
    m_reason = reason;
    return false;
}

// Path keys are objects' keys only: what lies in an array is off the path.
int JsonSax::matchedOfNext() const
{
    if (m_outer.empty())
        return 0;
    const int matched = m_outer.back().matched;
    if (matched == offPath || matched >= m_path.size() || m_path[matched] != m_outerKey)
        return offPath;
    return matched + 1;
}

bool JsonSax::isElementNext() const
{
    return m_outer.empty() ? m_isLine : m_outer.back().isTarget;
}

bool JsonSax::complainOfElement()
{
    if (m_complain(jsonText("This entry is no JSON object and was left out."), m_cursor.line))
        return true;
    m_isCancelled = true;
    return false;
}

bool JsonSax::value(const QJsonValue &value)
{
    m_cursor.tokenStart = m_cursor.offset;
    if (m_inner.empty())
        return !isElementNext() || complainOfElement();
    if (++m_elementValues > JsonElementReader::valueLimit
        || m_cursor.offset - m_elementStart > JsonElementReader::elementLimit)
        return fail(jsonText("This entry is larger than any export writes."));
    Inner &inner = m_inner.back();
    if (inner.isArray) {
        inner.array.append(value);
        return true;
    }
    inner.object.insert(inner.key, value);
    if (inner.object.size() > JsonElementReader::keyLimit)
        return fail(jsonText("This entry is larger than any export writes."));
    return true;
}

bool JsonSax::enter(bool isArray)
{
    m_cursor.tokenStart = m_cursor.offset;
    if (m_outer.size() + m_inner.size() >= static_cast<size_t>(JsonElementReader::depthLimit))
        return fail(jsonText("The data is nested deeper than any export nests it."));
    if (!m_inner.empty() || (isElementNext() && !isArray)) {
        if (m_inner.empty()) {
            m_elementLine = m_cursor.line;
            m_elementStart = m_cursor.offset;
            m_elementValues = 0;
        }
        m_inner.push_back({isArray, {}, {}, {}});
        return true;
    }
    if (isElementNext() && !complainOfElement())
        return false;
    const int matched = m_isLine ? offPath : matchedOfNext();
    const bool isTarget = isArray && matched == m_path.size();
    m_foundArray = m_foundArray || isTarget;
    m_outer.push_back({isArray ? offPath : matched, isTarget});
    return true;
}

bool JsonSax::leave()
{
    m_cursor.tokenStart = m_cursor.offset;
    if (m_inner.empty()) {
        m_outer.pop_back();
        return true;
    }
    Inner done = std::move(m_inner.back());
    m_inner.pop_back();
    if (!m_inner.empty())
        return value(done.isArray ? QJsonValue(done.array) : QJsonValue(done.object));
    m_isCancelled = !m_take(std::move(done.object), m_elementLine);
    return !m_isCancelled;
}

bool JsonSax::null()
{
    return value(QJsonValue(QJsonValue::Null));
}

bool JsonSax::boolean(bool flag)
{
    return value(flag);
}

bool JsonSax::number_integer(number_integer_t number)
{
    return value(static_cast<qint64>(number));
}

bool JsonSax::number_unsigned(number_unsigned_t number)
{
    if (number > static_cast<number_unsigned_t>(std::numeric_limits<qint64>::max()))
        return value(static_cast<double>(number));
    return value(static_cast<qint64>(number));
}

bool JsonSax::number_float(number_float_t number, const string_t &)
{
    return value(number);
}

bool JsonSax::string(string_t &text)
{
    return value(QString::fromStdString(text));
}

bool JsonSax::binary(binary_t &)
{
    return true; // JSON text has none
}

bool JsonSax::start_object(std::size_t)
{
    return enter(false);
}

bool JsonSax::key(string_t &text)
{
    m_cursor.tokenStart = m_cursor.offset;
    (m_inner.empty() ? m_outerKey : m_inner.back().key) = QString::fromStdString(text);
    return true;
}

bool JsonSax::end_object()
{
    return leave();
}

bool JsonSax::start_array(std::size_t)
{
    return enter(true);
}

bool JsonSax::end_array()
{
    return leave();
}

bool JsonSax::parse_error(std::size_t, const std::string &,
                          const nlohmann::detail::exception &error)
{
    m_details = QString::fromUtf8(error.what());
    return fail(m_cursor.hasMore() ? jsonText("The text is no valid JSON.")
                                   : jsonText("The JSON ends too early."));
}

} // namespace omt::transfer
