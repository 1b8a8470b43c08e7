// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/bindings.h"

namespace omt::transfer {

/**
 * Rows in the text format of COPY, put together before there is a connection to send them over
 * with db::CopyWriter::lines(). Can be cut back to an earlier size.
 */
class CopyLines
{
public:
    void field(const db::BindValue &value);
    void text(QStringView text);
    void number(qint64 number);
    /** Bytes that hold nothing to escape. */
    void plain(QByteArrayView bytes);
    void endRow();

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    void cutBack(qsizetype size) { m_bytes.truncate(size); }
    /** Overwrites bytes that plain() wrote. */
    void replace(qsizetype at, QByteArrayView bytes);

private:
    void separate();
    void escaped(QByteArrayView utf8);

    QByteArray m_bytes;
    bool m_isMidRow = false;
};

} // namespace omt::transfer
