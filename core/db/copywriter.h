// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/db/bindings.h"

#include <QByteArray>

#include <initializer_list>

namespace omt::db {

class Connection;

/**
 * Rows streaming into a table through COPY ... FROM STDIN, text format.
 *
 * Made by Connection::copyIn(), whose connection can do nothing else until finish() or abort().
 * Errors of the server appear at finish(), which leaves the connection usable; destroying an
 * unfinished writer aborts it, and nothing is stored. Buffers 256 KiB.
 */
class CopyWriter
{
public:
    CopyWriter(CopyWriter &&other) noexcept;
    CopyWriter &operator=(CopyWriter &&other) noexcept;
    CopyWriter(const CopyWriter &) = delete;
    CopyWriter &operator=(const CopyWriter &) = delete;
    ~CopyWriter();

    /** Appends one field, in the order of the statement's columns. */
    void field(const BindValue &value);
    /** The fast lane for text that is UTF-8 already; U+0000 is left out. */
    void utf8Field(QByteArrayView text);
    void nullField();
    /** Ends the row. Fails when the connection is lost or the server has refused already. */
    [[nodiscard]] Result<> endRow();
    [[nodiscard]] Result<> writeRow(std::initializer_list<BindValue> values);
    /** Whole rows that are in the text format of COPY already, each with its end of line. */
    [[nodiscard]] Result<> lines(QByteArrayView rows);

    /** Sends the rest and waits for the verdict: the number of rows stored. */
    [[nodiscard]] Result<qint64> finish();
    /** Stores nothing. */
    void abort();

private:
    friend class Connection;
    explicit CopyWriter(Connection *connection);
    [[nodiscard]] Result<> flush();

    Connection *m_connection = nullptr; // null: finished
    QByteArray m_buffer;
    bool m_rowHasField = false;
};

} // namespace omt::db
