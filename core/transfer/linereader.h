// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/textstream.h"

#include <QList>

namespace omt::transfer {

/** The lines of a text, one at a time, as UTF-8; at most 16 MiB each, else a BadInput error. */
class LineReader
{
public:
    static constexpr qsizetype lineLimit = 16 << 20;

    explicit LineReader(InputStream &stream)
        : m_stream(stream)
    {
    }

    /** Puts the next line into `line`, without its end; false at the end. Valid until the next. */
    [[nodiscard]] Result<bool> next(QByteArrayView &line);
    /** Number of the line next() gave, from 1. */
    [[nodiscard]] qint64 line() const { return m_line; }
    [[nodiscard]] const QString &name() const { return m_stream.name(); }

private:
    TextStream m_stream;
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< begin of what next() has not given yet
    qsizetype m_searched = 0; ///< up to here there is no end of line
    qint64 m_line = 0;
    bool m_atEnd = false;
};

/** The fields of a line, between tabs. */
[[nodiscard]] QList<QByteArrayView> fieldsOf(QByteArrayView line, char separator = '\t');

} // namespace omt::transfer
