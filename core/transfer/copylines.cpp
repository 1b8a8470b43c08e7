// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/copylines.h"

#include <cstring>

namespace omt::transfer {

void CopyLines::separate()
{
    if (m_isMidRow)
        m_bytes += '\t';
    m_isMidRow = true;
}

void CopyLines::escaped(QByteArrayView utf8)
{
    qsizetype plain = 0; // begin of what has not been copied yet
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (c != '\\' && c != '\t' && c != '\n' && c != '\r' && c != '\0')
            continue;
        m_bytes.append(utf8.data() + plain, i - plain);
        plain = i + 1;
        if (c == '\\')
            m_bytes += "\\\\";
        else if (c == '\t')
            m_bytes += "\\t";
        else if (c == '\n')
            m_bytes += "\\n";
        else if (c == '\r')
            m_bytes += "\\r";
    }
    m_bytes.append(utf8.data() + plain, utf8.size() - plain);
}

void CopyLines::field(const db::BindValue &value)
{
    separate();
    if (value.isNull())
        m_bytes += "\\N";
    else
        escaped(value.text());
}

void CopyLines::text(QStringView text)
{
    separate();
    escaped(text.toUtf8());
}

void CopyLines::number(qint64 number)
{
    separate();
    m_bytes += QByteArray::number(number);
}

void CopyLines::plain(QByteArrayView bytes)
{
    separate();
    m_bytes += bytes;
}

void CopyLines::endRow()
{
    m_bytes += '\n';
    m_isMidRow = false;
}

void CopyLines::replace(qsizetype at, QByteArrayView bytes)
{
    Q_ASSERT(at + bytes.size() <= m_bytes.size());
    std::memcpy(m_bytes.data() + at, bytes.data(), static_cast<size_t>(bytes.size()));
}

} // namespace omt::transfer
