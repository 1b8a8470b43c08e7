-- Rows along sections of an order from a key on, as media.browse_row.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select b.* from media.browse_page(:sort::int, :sections::int[], :descending::boolean, :from_popularity::real, :from_title::text,
  :from_id::uuid, :asked::tsquery, :groups::text[], :without::uuid[], :skip::int, :most::int) b;
