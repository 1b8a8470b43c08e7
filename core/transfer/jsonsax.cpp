// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/jsonsax.h"

#include "core/transfer/text.h"

#include <limits>

namespace omt::transfer {

// Here, once per chunk, is also where a token without end is noticed.
bool JsonCursor::refill()
{
    if (error)
        return false;
    if (offset - tokenStart > JsonElementReader::tokenLimit) {
        error = makeError(Error::Kind::BadInput,
                          Text::tr("“%1”, line %2: A text is longer than any export writes.")
                              .arg(stream.name(), QString::number(line)));
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

JsonSax::JsonSax(JsonCursor &cursor, const QList<QStringList> &patterns,
                 const JsonElementReader::PlacedTaker &take)
    : m_cursor(cursor)
    , m_patterns(patterns)
    , m_take(take)
{
    Q_ASSERT(patterns.size() <= 32);
}

bool JsonSax::fail(const QString &reason)
{
    m_reason = reason;
    return false;
}

// Goes to the next value of the innermost container and says which patterns still lead there.
quint32 JsonSax::advance()
{
    quint32 alive = 0;
    if (m_outer.empty())
        return ~alive;
    Outer &outer = m_outer.back();
    if (outer.isArray)
        ++outer.index;
    const auto depth = static_cast<qsizetype>(m_outer.size());
    for (qsizetype i = 0; i < m_patterns.size(); ++i) {
        const QStringList &pattern = m_patterns[i];
        if (!(outer.alive & (1u << i)) || pattern.size() < depth)
            continue;
        const QString &part = pattern[depth - 1];
        const bool fits = part == JsonElementReader::anything
            || (outer.isArray ? part == JsonElementReader::element : part == outer.key);
        alive |= fits ? 1u << i : 0;
    }
    return alive;
}

bool JsonSax::isWanted(quint32 alive) const
{
    for (qsizetype i = 0; i < m_patterns.size(); ++i) {
        if (alive & (1u << i) && static_cast<size_t>(m_patterns[i].size()) == m_outer.size())
            return true;
    }
    return false;
}

QStringList JsonSax::place() const
{
    QStringList keys;
    keys.reserve(static_cast<qsizetype>(m_outer.size()));
    for (const Outer &outer : m_outer)
        keys.append(outer.isArray ? QString::number(outer.index) : outer.key);
    return keys;
}

bool JsonSax::give(QJsonValue &&value)
{
    m_isCancelled = !m_take(place(), std::move(value), m_elementLine);
    return !m_isCancelled;
}

bool JsonSax::value(const QJsonValue &value)
{
    m_cursor.tokenStart = m_cursor.offset;
    if (m_inner.empty()) {
        if (!isWanted(advance()))
            return true;
        m_elementLine = m_cursor.line;
        return give(QJsonValue(value));
    }
    if (++m_elementValues > JsonElementReader::valueLimit
        || m_cursor.offset - m_elementStart > JsonElementReader::elementLimit)
        return fail(Text::tr("This entry is larger than any export writes."));
    Inner &inner = m_inner.back();
    if (inner.isArray) {
        inner.array.append(value);
        return true;
    }
    inner.object.insert(inner.key, value);
    if (inner.object.size() > JsonElementReader::keyLimit)
        return fail(Text::tr("This entry is larger than any export writes."));
    return true;
}

bool JsonSax::enter(bool isArray)
{
    m_cursor.tokenStart = m_cursor.offset;
    if (m_outer.size() + m_inner.size() >= static_cast<size_t>(JsonElementReader::depthLimit))
        return fail(Text::tr("The data is nested deeper than any export nests it."));
    if (!m_inner.empty()) {
        m_inner.push_back({isArray, {}, {}, {}});
        return true;
    }
    const quint32 alive = advance();
    if (isWanted(alive)) {
        m_elementLine = m_cursor.line;
        m_elementStart = m_cursor.offset;
        m_elementValues = 0;
        m_inner.push_back({isArray, {}, {}, {}});
        return true;
    }
    m_outer.push_back({isArray, alive, -1, {}});
    const auto depth = static_cast<qsizetype>(m_outer.size());
    for (qsizetype i = 0; i < m_patterns.size() && !m_foundPlace; ++i) {
        const QStringList &pattern = m_patterns[i];
        m_foundPlace = alive & (1u << i) && pattern.size() == depth
            && (isArray || pattern.last() != JsonElementReader::element);
    }
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
    QJsonValue built = done.isArray ? QJsonValue(done.array) : QJsonValue(done.object);
    return m_inner.empty() ? give(std::move(built)) : value(built);
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
    (m_inner.empty() ? m_outer.back().key : m_inner.back().key) = QString::fromStdString(text);
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
    return fail(m_cursor.hasMore() ? Text::tr("The text is no valid JSON.")
                                   : Text::tr("The JSON ends too early."));
}

} // namespace omt::transfer
