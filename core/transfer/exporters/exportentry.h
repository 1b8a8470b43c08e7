// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/domain/title.h"

namespace omt::transfer {

/** One entry of the library with everything known of it, as exporters get it. */
struct ExportEntry
{
    Media media;
    Entry entry;
    QList<Pass> passes; ///< earlier ones, in order
    QList<Review> reviews; ///< of any pass, in order

    struct Place
    {
        QString list;
        int position = 0; ///< from 1
        QString note;
    };
    QList<Place> places; ///< in the person's lists

    /** The review of the current pass, else the last; null when there is none. */
    [[nodiscard]] const Review *review() const;
    /** The key of that service and space; any space when it is empty. "" when there is none. */
    [[nodiscard]] QString key(QStringView source, QStringView space = {}) const;
    /** What that source said and no column holds. */
    [[nodiscard]] QJsonObject snapshot(QStringView source) const
    {
        return entry.metaSnapshot[source].toObject();
    }
};

} // namespace omt::transfer
