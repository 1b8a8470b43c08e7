// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/textstream.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace omt::transfer {

/**
 * Reads chosen values of a JSON document, mostly the elements of one array, one at a time, and
 * never the whole document: what lies outside them is parsed and forgotten.
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

    /**
     * Takes a value of any kind that stands at `place`: keys of objects, and indexes of arrays
     * from 0. False: stop.
     */
    using PlacedTaker
        = std::function<bool(const QStringList &place, QJsonValue &&value, qint64 line)>;
    /** In a pattern: any element of an array, and any element or member of whatever it is. */
    static inline const QString element = QStringLiteral("[]");
    static inline const QString anything = QStringLiteral("*");

    explicit JsonElementReader(InputStream &stream);

    /** `path`: the keys that lead to the array; empty: the document itself is the array. */
    [[nodiscard]] Result<> readArray(const QStringList &path, const Taker &take,
                                     const Complaint &complain);
    /**
     * Every value whose place is as one of the patterns says, in the order of the document: with
     * {"lists", "[]", "name"} the names of all lists. At most 32 patterns; none may begin like
     * another whole one. `found` says whether there was a container for any of them.
     */
    [[nodiscard]] Result<> readPlaces(const QList<QStringList> &patterns, const PlacedTaker &take,
                                      bool *found = nullptr);
    /** One object per line. A line that is no JSON is a complaint, the next one goes on. */
    [[nodiscard]] Result<> readLines(const Taker &take, const Complaint &complain);

private:
    TextStream m_stream;
};

} // namespace omt::transfer
