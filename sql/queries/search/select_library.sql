-- A page of the answers to a search within the reader's library, as media.search_row.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.* from media.search_library(:typed::text, :drive::tsquery, :keep::tsquery, :is_light::boolean, :phrases::text[],
  :statuses::text[], :rating_from::int, :rating_to::int, :tags::text[], :first::int, :page::int) s;
