// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/copywriter.h"

#include "core/db/connection.h"
#include "core/db/pgerror.h"

#include <libpq-fe.h>

#include <algorithm>
#include <utility>

namespace omt::db {

namespace {

constexpr qsizetype flushBytes = 256 * 1024;

} // namespace

CopyWriter::CopyWriter(Connection *connection)
    : m_connection(connection)
{
    m_buffer.reserve(flushBytes + flushBytes / 4);
}

CopyWriter::CopyWriter(CopyWriter &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_buffer(std::move(other.m_buffer))
    , m_rowHasField(other.m_rowHasField)
{
}

CopyWriter &CopyWriter::operator=(CopyWriter &&other) noexcept
{
    if (this != &other) {
        abort();
        m_connection = std::exchange(other.m_connection, nullptr);
        m_buffer = std::move(other.m_buffer);
        m_rowHasField = other.m_rowHasField;
    }
    return *this;
}

CopyWriter::~CopyWriter()
{
    abort();
}

void CopyWriter::nullField()
{
    if (m_rowHasField)
        m_buffer += '\t';
    m_rowHasField = true;
    m_buffer += "\\N";
}

void CopyWriter::utf8Field(QByteArrayView text)
{
    if (m_rowHasField)
        m_buffer += '\t';
    m_rowHasField = true;
    qsizetype plain = 0; // begin of what has not been copied yet
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c != '\\' && c != '\t' && c != '\n' && c != '\r' && c != '\0')
            continue;
        m_buffer.append(text.data() + plain, i - plain);
        plain = i + 1;
        if (c == '\\')
            m_buffer += "\\\\";
        else if (c == '\t')
            m_buffer += "\\t";
        else if (c == '\n')
            m_buffer += "\\n";
        else if (c == '\r')
            m_buffer += "\\r";
    }
    m_buffer.append(text.data() + plain, text.size() - plain);
}

void CopyWriter::field(const BindValue &value)
{
    if (value.isNull())
        nullField();
    else
        utf8Field(value.text());
}

Result<> CopyWriter::endRow()
{
    m_buffer += '\n';
    m_rowHasField = false;
    return m_buffer.size() >= flushBytes ? flush() : Result<>();
}

Result<> CopyWriter::writeRow(std::initializer_list<BindValue> values)
{
    for (const BindValue &value : values)
        field(value);
    return endRow();
}

Result<> CopyWriter::lines(QByteArrayView rows)
{
    for (qsizetype at = 0; at < rows.size(); at += flushBytes) {
        m_buffer.append(rows.sliced(at, std::min(flushBytes, rows.size() - at)));
        if (const auto sent = flush(); !sent)
            return sent;
    }
    return {};
}

Result<> CopyWriter::flush()
{
    Q_ASSERT(m_connection);
    if (!m_connection)
        return connectionError(nullptr);
    if (m_connection->m_isInterrupted && m_connection->m_isInterrupted())
        return cancelledError();
    pg_conn *handle = m_connection->handle();
    const int sent = PQputCopyData(handle, m_buffer.constData(), static_cast<int>(m_buffer.size()));
    m_buffer.resize(0); // keeps its memory
    if (sent != 1)
        return connectionError(handle);
    return {};
}

Result<qint64> CopyWriter::finish()
{
    if (!m_connection)
        return makeError(Error::Kind::Internal, errorFromFailure({}).message,
                         QStringLiteral("The COPY was finished before."));
    if (const auto sent = flush(); !sent) {
        abort();
        return sent.error();
    }
    Connection *connection = std::exchange(m_connection, nullptr);
    pg_conn *handle = connection->handle();
    PQputCopyEnd(handle, nullptr);
    const Connection::ResultPtr result(PQgetResult(handle), PQclear);
    connection->drain();
    connection->m_isBusy = false;
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        return connection->failureOf(result.get(), QStringLiteral("copy"));
    return QByteArrayView(PQcmdTuples(result.get())).toLongLong();
}

void CopyWriter::abort()
{
    Connection *connection = std::exchange(m_connection, nullptr);
    if (!connection || !connection->m_isBusy)
        return;
    PQputCopyEnd(connection->handle(), "given up");
    connection->drain();
    connection->m_isBusy = false;
}

} // namespace omt::db
