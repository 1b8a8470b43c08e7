-- In how many titles each word occurs (null: none of that name), the prefix, and how many titles there are.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select f.counts, f.prefix_count, f.titles from media.search_facts(:words::text[], :prefix::text) f;
