// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/jsonslices.h"

#include "core/transfer/inputerror.h"
#include "core/transfer/text.h"

#include <algorithm>

namespace omt::transfer {

JsonSlices::JsonSlices(InputStream &stream, QByteArray key)
    : m_stream(stream)
    , m_key(std::move(key))
{
}

Error JsonSlices::broken() const
{
    return inputError(m_stream.name(), m_line,
                      m_atEnd ? Text::tr("The JSON ends too early.")
                              : Text::tr("The text is no valid JSON."));
}

// Whether there is a byte at that place, reading on where it must. What is done with goes away.
Result<bool> JsonSlices::has(qsizetype at)
{
    while (at >= m_buffer.size()) {
        if (m_atEnd)
            return false;
        if (m_buffer.size() - m_at > elementLimit) {
            return inputError(m_stream.name(), m_line,
                              Text::tr("This entry is larger than any export writes."));
        }
        const auto piece = m_stream.read(4 * inputChunk);
        if (!piece)
            return piece.error();
        m_atEnd = piece->isEmpty();
        m_buffer += *piece;
    }
    return true;
}

// Goes over blanks and the characters of `further`; false at the end of the text.
Result<bool> JsonSlices::skipSpace(QByteArrayView further)
{
    if (m_at > elementLimit / 4) {
        m_buffer.remove(0, m_at);
        m_at = 0;
    }
    for (;; ++m_at) {
        const auto more = has(m_at);
        if (!more || !*more)
            return more;
        const char c = m_buffer[m_at];
        if (c == '\n')
            ++m_line;
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && !further.contains(c))
            return true;
    }
}

// From an opening quotation mark at `end` to behind the closing one.
Result<bool> JsonSlices::passString(qsizetype &end)
{
    for (++end;; ++end) {
        const auto more = has(end);
        if (!more || !*more)
            return more;
        const char c = m_buffer[end];
        if (c == '\\')
            ++end;
        else if (c == '"')
            break;
        else if (c == '\n')
            ++m_line;
    }
    ++end;
    return true;
}

// From the begin of a value at `end` to behind it.
Result<bool> JsonSlices::pass(qsizetype &end)
{
    int depth = 0;
    for (;;) {
        const auto more = has(end);
        if (!more || !*more)
            return more;
        const char c = m_buffer[end];
        if (c == '"') {
            const auto passed = passString(end);
            if (!passed || !*passed)
                return passed;
            if (depth == 0)
                return true;
            continue;
        }
        if (depth == 0 && (c == ',' || c == ']' || c == '}'))
            return true; // behind a number or word
        if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        else if (c == '\n')
            ++m_line;
        ++end;
        if (depth == 0 && (c == '}' || c == ']'))
            return true;
    }
}

// To behind the opening bracket of the array; false when there is none.
Result<bool> JsonSlices::enter()
{
    const auto start = skipSpace({});
    if (!start || !*start)
        return start;
    if (m_key.isEmpty()) {
        if (m_buffer[m_at] != '[')
            return false;
        ++m_at;
        return true;
    }
    if (m_buffer[m_at] != '{')
        return false;
    ++m_at;
    for (;;) {
        const auto key = skipSpace(",");
        if (!key || !*key || m_buffer[m_at] != '"')
            return key ? Result<bool>(false) : key;
        qsizetype end = m_at;
        const auto passed = passString(end);
        if (!passed || !*passed)
            return passed;
        const QByteArray name = m_buffer.mid(m_at + 1, end - m_at - 2);
        m_at = end;
        const auto value = skipSpace(":");
        if (!value || !*value)
            return value;
        if (name == m_key && m_buffer[m_at] == '[') {
            ++m_at;
            return true;
        }
        end = m_at;
        const auto over = pass(end);
        if (!over || !*over)
            return over;
        m_at = end;
    }
}

Result<bool> JsonSlices::next(QByteArrayView &element)
{
    if (m_isDone)
        return false;
    if (!m_isInside) {
        const auto entered = enter();
        if (!entered)
            return entered;
        if (!*entered && m_atEnd && m_at < m_buffer.size())
            return broken();
        if (!*entered) {
            return inputError(
                m_stream.name(), 0,
                Text::tr("The file does not hold the list it should (%1).")
                    .arg(m_key.isEmpty() ? QStringLiteral("[]") : QString::fromUtf8(m_key)));
        }
        m_isInside = true;
    }
    const auto start = skipSpace(",");
    if (!start)
        return start;
    if (!*start)
        return broken();
    if (m_buffer[m_at] == ']') {
        m_isDone = true;
        return false;
    }
    m_elementLine = m_line;
    qsizetype end = m_at;
    const auto passed = pass(end);
    if (!passed)
        return passed;
    if (!*passed || end == m_at)
        return broken();
    element = QByteArrayView(m_buffer).sliced(m_at, end - m_at);
    m_at = end;
    return true;
}

} // namespace omt::transfer
