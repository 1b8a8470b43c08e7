-- Ids of a filtered list in its order, sixteen bytes each.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.browse_ids(:sort::int, :descending::boolean, :asked::tsquery, :words::tsquery, :without::uuid[],
  :skip::int, :most::int) as ids;
