-- A page of the answers to a search, as media.search_row.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.* from media.search_titles(:typed::text, :tiered::tsquery, :enough::int, :drive::tsquery, :keep::tsquery,
  :phrases::text[], :unwanted::jsonb, :first::int, :page::int) s;
