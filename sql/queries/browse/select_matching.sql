-- Facets of the titles that have some, for counting.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select m.media_id, m.facets from media.browse_matching(:asked::tsquery, :words::tsquery, :most::int) m;
