// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace omt::transfer {

/** How much the readers ask for at a time. */
inline constexpr qint64 inputChunk = 64 * 1024;

/** Bytes that come one piece after the other, forwards only. Used by one thread at a time. */
class InputStream
{
public:
    explicit InputStream(QString name)
        : m_name(std::move(name))
    {
    }
    virtual ~InputStream() = default;
    InputStream(const InputStream &) = delete;
    InputStream &operator=(const InputStream &) = delete;

    /** The next bytes, at most `max`, at least one; empty at the end, and again after it. */
    [[nodiscard]] virtual Result<QByteArray> read(qint64 max) = 0;

    /** For messages: the file, and the member of the archive: "export.zip: diary.csv". */
    [[nodiscard]] const QString &name() const { return m_name; }

private:
    QString m_name;
};

/** A stream over bytes that are in memory already. */
class MemoryStream : public InputStream
{
public:
    MemoryStream(QString name, QByteArray bytes)
        : InputStream(std::move(name))
        , m_bytes(std::move(bytes))
    {
    }

    [[nodiscard]] Result<QByteArray> read(qint64 max) override
    {
        const QByteArray piece = m_bytes.mid(m_position, max);
        m_position += piece.size();
        return piece;
    }

private:
    QByteArray m_bytes;
    qsizetype m_position = 0;
};

} // namespace omt::transfer
