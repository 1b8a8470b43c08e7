// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/inputstream.h"

#include <QStringDecoder>

#include <optional>

namespace omt::transfer {

/**
 * Whatever text comes in, as UTF-8 without a byte order mark.
 *
 * UTF-16 and UTF-8 are known by their mark, an XML declaration by what it says. Single bytes that
 * are no UTF-8 are read as Windows-1252, which is what older exporters write (and what strays into
 * newer files: a real MyAnimeList export has a few in one comment, with proper UTF-8 around them).
 * A NUL is an Error of kind BadInput, for no text holds one. Pieces end between characters; they
 * may be up to three times as long as asked for.
 */
class TextStream : public InputStream
{
public:
    explicit TextStream(InputStream &source);

    [[nodiscard]] Result<QByteArray> read(qint64 max) override;

    /** Bytes that were taken for Windows-1252 though nothing said so. */
    [[nodiscard]] qint64 guessedBytes() const { return m_guessed; }
    /** Where the first of them stands in what read() gave, in bytes; -1: there is none. */
    [[nodiscard]] qint64 firstGuess() const { return m_firstGuess; }

private:
    enum class Encoding { Utf8, Windows1252, Decoder };

    [[nodiscard]] Result<> start();
    [[nodiscard]] Result<> obeyDeclaration();
    [[nodiscard]] QByteArray decode(const QByteArray &piece, bool atEnd);
    void decodeBytes(QByteArray &out, const QByteArray &bytes, bool atEnd);

    InputStream &m_source;
    Encoding m_encoding = Encoding::Utf8;
    std::optional<QStringDecoder> m_decoder;
    QByteArray m_head; ///< read ahead to look at
    QByteArray m_tail; ///< an unfinished character
    qint64 m_offset = 0; ///< of the source
    qint64 m_given = 0;
    qint64 m_guessed = 0;
    qint64 m_firstGuess = -1;
    bool m_started = false;
    bool m_atEnd = false;
};

} // namespace omt::transfer
