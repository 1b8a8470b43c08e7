-- The first rows of an order with some facets, as media.browse_row.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select b.* from media.browse_first(:sort::int, :sections::int[], :descending::boolean, :asked::tsquery, :without::uuid[], :most::int) b;
