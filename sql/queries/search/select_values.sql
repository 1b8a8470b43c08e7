-- Values of a filter that begin so, the most frequent first, with the number of titles.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select v.value, v.titles from media.search_values(:kind::text, :mark::text, :begun::text, :most::int) v;
