// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/title.h"
#include "core/domain/titlequery.h"

#include <QFuture>
#include <QList>

namespace omt::ui {

/**
 * Where a page's rows come from: first the ordered ids of all of it, then rows for some of them.
 * PagedModel reads from it; tests feed it a hundred thousand rows without a database.
 */
class TitleSource
{
public:
    virtual ~TitleSource() = default;

    [[nodiscard]] virtual QFuture<Result<QList<MediaId>>> spine(const TitleQuery &query) = 0;
    /** In the order of `ids`; those that are gone are left out. */
    [[nodiscard]] virtual QFuture<Result<QList<TitleRow>>> rows(const QList<MediaId> &ids) = 0;
};

} // namespace omt::ui
