// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsequery.h"
#include "core/catalog/browsereader.h"
#include "core/catalog/facetcounter.h"

#include <QFuture>

namespace omt::ui {

/** Where the pages of the catalog come from, by row number; see catalog::BrowseService. */
class BrowseSource
{
public:
    virtual ~BrowseSource() = default;

    /** The first rows of a query, and how many it finds. */
    [[nodiscard]] virtual QFuture<Result<catalog::BrowsePage>>
    browse(const catalog::BrowseQuery &query, int count) = 0;
    [[nodiscard]] virtual QFuture<Result<catalog::BrowsePage>>
    browsePage(const catalog::BrowseQuery &query, qint64 first, int count) = 0;
    [[nodiscard]] virtual QFuture<Result<catalog::FacetAnswer>>
    facets(const catalog::BrowseQuery &query) = 0;
    /** Values of facets with these words in them; takes the place of the one before. */
    [[nodiscard]] virtual QFuture<Result<catalog::FacetAnswer>>
    findFacetValues(const catalog::BrowseQuery &query, const QString &typed) = 0;
    /** How many titles a query finds. */
    [[nodiscard]] virtual QFuture<Result<catalog::FacetTotal>>
    countTitles(const catalog::BrowseQuery &query) = 0;
};

} // namespace omt::ui
