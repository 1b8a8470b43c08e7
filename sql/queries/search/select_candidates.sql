-- What a loosened search finds, best known first.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select c.media_id, c.type_number, c.popularity, c.norm, c.others, c.passes
from media.search_candidates(:drive::tsquery, :keep::tsquery, :filter::tsquery, :deepest_tier::int, :most::int) c;
