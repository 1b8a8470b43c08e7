-- Words around misspelt ones.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select n.word, n.df from media.search_near(:leftovers::text[], :exact::text[]) n;
