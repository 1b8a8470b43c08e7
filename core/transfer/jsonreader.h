// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/textstream.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace omt::transfer {

/**
 * Reads the elements of one array of a JSON document, one at a time, and never the whole document:
 * what lies outside the array is parsed and forgotten.
 *
 * Limits, all ending in an Error of kind BadInput with the line: nesting 64, a string or number
 * 4 MiB, an element or line 16 MiB or 200,000 values, an object 10,000 keys.
 */
class JsonElementReader
{
public:
    static constexpr int depthLimit = 64;
    static constexpr qint64 tokenLimit = 4LL << 20;
    static constexpr qint64 elementLimit = 16LL << 20;
    static constexpr int valueLimit = 200000;
    static constexpr int keyLimit = 10000;

    /** Takes an element and the line it starts at. False: stop; the reader returns cancelled. */
    using Taker = std::function<bool(QJsonObject &&element, qint64 line)>;
    /** Hears of an element that is no object. False: stop. */
    using Complaint = std::function<bool(const QString &message, qint64 line)>;

    explicit JsonElementReader(InputStream &stream);

    /** `path`: the keys that lead to the array; empty: the document itself is the array. */
    [[nodiscard]] Result<> readArray(const QStringList &path, const Taker &take,
                                     const Complaint &complain);
    /** One object per line. A line that is no JSON is a complaint, the next one goes on. */
    [[nodiscard]] Result<> readLines(const Taker &take, const Complaint &complain);

private:
    TextStream m_stream;
};

} // namespace omt::transfer
