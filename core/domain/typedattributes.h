// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/mediatype.h"

#include <QJsonObject>

namespace omt {

/** Attributes as the database keeps them apart. */
struct SplitAttributes
{
    QJsonObject typed; ///< columns of the family's table, each of a value that it takes
    QJsonObject other; ///< the rest, for media.media.attributes
};

/** Nothing is lost: what a column would refuse goes to `other`; nulls and empty texts are left out.
 */
[[nodiscard]] SplitAttributes splitAttributes(AttributeFamily family,
                                              const QJsonObject &attributes);

} // namespace omt
