// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/personal.h"

namespace omt::transfer {

/**
 * A book as calibre tells of it, whatever the file: fields by calibre's own names ("authors",
 * "series_index", "identifiers" as "goodreads:1,isbn:2"), columns of the person's own as "#label".
 */
[[nodiscard]] bool deliverCalibreBook(FieldBag &bag, double bestRating, qint64 line,
                                      Delivery &delivery);

} // namespace omt::transfer
