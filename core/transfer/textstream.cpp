// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/textstream.h"

#include "core/transfer/inputerror.h"
#include "core/transfer/text.h"

#include <QRegularExpression>

#include <array>
#include <cstring>

namespace omt::transfer {

namespace {

constexpr qsizetype headSize = 512; // holds any byte order mark and XML declaration

// 0x80 to 0x9F; the five holes of the code page become the replacement character.
constexpr std::array<char16_t, 32> windows1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void appendWindows1252(QByteArray &out, unsigned char byte)
{
    const char16_t unit = byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80u] : byte;
    out += QStringView(&unit, 1).toUtf8();
}

constexpr int incomplete = -1;

// Bytes of the well-formed character at `at` (RFC 3629), 0 for none, or `incomplete`.
int utf8Length(const unsigned char *at, qsizetype left)
{
    const unsigned char lead = at[0];
    const int length = lead < 0x80 ? 1
        : lead < 0xC2              ? 0
        : lead < 0xE0              ? 2
        : lead < 0xF0              ? 3
        : lead < 0xF5              ? 4
                                   : 0;
    for (int i = 1; i < length; ++i) {
        if (i >= left)
            return incomplete;
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (i == 1 && lead == 0xE0)
            low = 0xA0;
        else if (i == 1 && lead == 0xED)
            high = 0x9F; // no surrogates
        else if (i == 1 && lead == 0xF0)
            low = 0x90;
        else if (i == 1 && lead == 0xF4)
            high = 0x8F;
        if (at[i] < low || at[i] > high)
            return 0;
    }
    return length;
}

} // namespace

TextStream::TextStream(InputStream &source)
    : InputStream(source.name())
    , m_source(source)
{
}

Result<> TextStream::start()
{
    m_started = true;
    while (m_head.size() < headSize) {
        const auto piece = m_source.read(inputChunk);
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            break;
        m_head += *piece;
    }
    if (const auto encoding = QStringConverter::encodingForData(m_head)) {
        m_encoding = *encoding == QStringConverter::Utf8 ? Encoding::Utf8 : Encoding::Decoder;
        if (m_encoding == Encoding::Decoder)
            m_decoder.emplace(*encoding);
        else
            m_head.remove(0, 3);
        return {};
    }
    return obeyDeclaration();
}

Result<> TextStream::obeyDeclaration()
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'])"));
    const auto match = pattern.match(QString::fromLatin1(m_head.left(headSize)));
    if (!match.hasMatch())
        return {};
    const QString name = match.captured(1).toLower();
    if (name == QLatin1StringView("utf-8") || name == QLatin1StringView("utf8"))
        return {};
    for (const auto known : {QLatin1StringView("windows-1252"), QLatin1StringView("cp1252"),
                             QLatin1StringView("iso-8859-1"), QLatin1StringView("latin1")}) {
        if (name == known) {
            m_encoding = Encoding::Windows1252;
            return {};
        }
    }
    if (name == QLatin1StringView("us-ascii") || name == QLatin1StringView("ascii"))
        return {};
    return inputError(this->name(), 1,
                      Text::tr("The text encoding “%1” is not supported. Save the file as UTF-8.")
                          .arg(match.captured(1)));
}

Result<QByteArray> TextStream::read(qint64 max)
{
    if (!m_started) {
        if (const auto started = start(); !started)
            return started.error();
    }
    while (!m_atEnd) {
        QByteArray piece = std::exchange(m_head, {});
        if (piece.isEmpty()) {
            auto next = m_source.read(max);
            if (!next)
                return next.error();
            piece = std::move(next).value();
            m_atEnd = piece.isEmpty();
        }
        const QByteArray text = decode(piece, m_atEnd);
        const qsizetype nul = text.indexOf('\0');
        if (nul >= 0) {
            return inputError(
                name(), 0,
                Text::tr("This is no text: there is a NUL byte near byte %1.").arg(m_offset + nul));
        }
        m_offset += piece.size();
        m_given += text.size();
        if (!text.isEmpty())
            return text;
    }
    return QByteArray();
}

QByteArray TextStream::decode(const QByteArray &piece, bool atEnd)
{
    if (m_encoding == Encoding::Decoder)
        return QString(m_decoder->decode(piece)).toUtf8();
    QByteArray out;
    out.reserve(piece.size() + piece.size() / 8);
    const QByteArray bytes = m_tail.isEmpty() ? piece : std::exchange(m_tail, {}) + piece;
    decodeBytes(out, bytes, atEnd);
    return out;
}

void TextStream::decodeBytes(QByteArray &out, const QByteArray &bytes, bool atEnd)
{
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.constData());
    const qsizetype size = bytes.size();
    qsizetype plain = 0; // start of what can be copied as it is
    for (qsizetype i = 0; i < size;) {
        if (data[i] < 0x80) {
            ++i;
            continue;
        }
        int length = m_encoding == Encoding::Windows1252 ? 0 : utf8Length(data + i, size - i);
        if (length == incomplete && !atEnd) {
            out.append(bytes.constData() + plain, i - plain);
            m_tail = bytes.mid(i);
            return;
        }
        if (length > 0) {
            i += length;
            continue;
        }
        out.append(bytes.constData() + plain, i - plain);
        if (m_encoding == Encoding::Utf8 && m_guessed++ == 0)
            m_firstGuess = m_given + out.size();
        appendWindows1252(out, data[i]);
        plain = ++i;
    }
    out.append(bytes.constData() + plain, size - plain);
}

} // namespace omt::transfer
