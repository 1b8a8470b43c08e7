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
 * Where a page's rows come from: first the ordered ids of all of it with the first rows,
 * then rows for some of them.
 * PagedModel reads from it; tests feed it a hundred thousand rows without a database.
 */
class TitleSource
{
public:
    virtual ~TitleSource() = default;

    /** The ids of all of it, and the first `rows` rows, so that a view has something to show. */
    [[nodiscard]] virtual QFuture<Result<TitleListing>> page(const TitleQuery &query, int rows) = 0;
    /** In the order of `ids`; those that are gone are left out. */
    [[nodiscard]] virtual QFuture<Result<QList<TitleRow>>> rows(const QList<MediaId> &ids) = 0;
};

} // namespace omt::ui
