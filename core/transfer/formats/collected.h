// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/xmlbags.h"

namespace omt::transfer {

/** What must be known of a collection to read its records. */
struct CollectionManner
{
    MediaType type = MediaType::Movie;
    double bestRating = 10;
    DateOrder dates = DateOrder::MonthFirst;
    int unitsPerMinute = 1; ///< of the running time: 60 where it is in seconds
};

/**
 * Delivers a record of a collection manager. They nearly share the names of their fields, so one
 * reading of them serves all. A field with several values ends each with a line break; without one,
 * commas and slashes part them.
 */
[[nodiscard]] bool deliverCollected(FieldBag &bag, const CollectionManner &manner, qint64 line,
                                    Delivery &delivery);

/** The texts of an element's children, each ended by a line break; columns of a row by " / ". */
[[nodiscard]] QString listText(const XmlNode &node);

} // namespace omt::transfer
