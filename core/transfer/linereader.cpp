// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/linereader.h"

#include "core/transfer/inputerror.h"

#include <QCoreApplication>

namespace omt::transfer {

Result<bool> LineReader::next(QByteArrayView &line)
{
    for (;;) {
        const qsizetype end = m_buffer.indexOf('\n', m_searched);
        if (end >= 0 || (m_atEnd && m_at < m_buffer.size())) {
            const qsizetype stop = end >= 0 ? end : m_buffer.size();
            line = QByteArrayView(m_buffer).sliced(m_at, stop - m_at);
            if (line.endsWith('\r'))
                line.chop(1);
            m_at = m_searched = std::min(stop + 1, m_buffer.size());
            ++m_line;
            return true;
        }
        if (m_atEnd)
            return false;
        m_buffer.remove(0, m_at);
        m_at = 0;
        m_searched = m_buffer.size();
        if (m_buffer.size() > lineLimit) {
            return inputError(name(), m_line + 1,
                              QCoreApplication::translate(
                                  "omt::transfer", "This line is longer than any export writes."));
        }
        const auto piece = m_stream.read(4 * inputChunk);
        if (!piece)
            return piece.error();
        m_atEnd = piece->isEmpty();
        m_buffer += *piece;
    }
}

QList<QByteArrayView> fieldsOf(QByteArrayView line, char separator)
{
    QList<QByteArrayView> fields;
    qsizetype at = 0;
    for (qsizetype end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, at)) {
        fields.append(line.sliced(at, end - at));
        at = end + 1;
    }
    fields.append(line.sliced(at));
    return fields;
}

} // namespace omt::transfer
