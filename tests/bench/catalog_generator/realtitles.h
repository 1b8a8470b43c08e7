// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/mediatype.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace omt::bench {

/** A title as one of the public catalogs has it. */
struct RealTitle
{
    MediaType type = MediaType::Movie;
    QString title;
    QStringList others;
    int year = 0;
    QString country;
    QStringList creators;
    QStringList genres;
    double weight = 0; ///< how well known within its own catalog; only the order counts
};

/** All the catalogs in the directory (*.xz), best known first; empty when there are none. */
[[nodiscard]] QList<RealTitle> readRealTitles(const QString &directory);

} // namespace omt::bench
