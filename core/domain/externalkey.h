// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QString>

namespace omt {

/**
 * A title's name at another service, as in media.external_links: source "mal", space "anime", key
 * "5114". The space tells numbers apart that one service hands out twice (MyAnimeList counts anime
 * and manga separately); it is empty where the source needs none. ISBNs are keys too (source
 * "isbn", thirteen digits).
 */
struct ExternalKey
{
    QString source;
    QString space;
    QString key;

    /** "mal:5114" or "mal/manga:5114", as people type it and media.media.external_id holds it. */
    [[nodiscard]] QString toString() const;
    /** Reverse of toString(); all parts empty when the text has no colon. */
    [[nodiscard]] static ExternalKey fromString(QStringView text);
    [[nodiscard]] bool isValid() const { return !source.isEmpty() && !key.isEmpty(); }

    friend bool operator==(const ExternalKey &, const ExternalKey &) = default;
    friend size_t qHash(const ExternalKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.source, key.space, key.key);
    }
};

/** Thirteen digits for a valid ISBN-10 or -13 however written (dashes, ="..."), else empty. */
[[nodiscard]] QString normalisedIsbn(QStringView text);

} // namespace omt
