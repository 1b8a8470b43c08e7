-- A page of the answers to a search within a library, lists or texts, as media.search_row.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.* from media.search_within(:typed::text, :drive::tsquery, :keep::tsquery, :is_light::boolean, :phrases::text[],
  :conditions::jsonb, :first::int, :page::int) s;
