-- Chooses among the candidates without guessing: one in the library before others; an only one; one
-- that an earlier import of the same record made (a twin); one of the very same year; all of them of
-- the threshold's score at least. A title that several groups claim goes to the only one spelt so.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with ranked as (
  select x.*, bool_or(x.in_library) over w as any_in_library
  from pg_temp.import_candidates x
  where x.score >= :threshold::int
  window w as (partition by x.root)
),
pool as (
  select r.root, r.media_id, r.same_year, r.is_twin, r.same_title,
    count(*) over w as pool_size,
    count(*) filter (where r.same_year) over w as year_count,
    max(r.media_id::text) filter (where r.is_twin) over w as twin
  from ranked r
  where r.in_library = r.any_in_library
  window w as (partition by r.root)
),
chosen as (
  select root, media_id, same_title from pool
  where pool_size = 1 or twin = media_id::text
    or (twin is null and year_count = 1 and same_year)
),
contested as (
  select c.*, count(*) over w as claims, count(*) filter (where same_title) over w as spellings
  from chosen c
  window w as (partition by c.media_id)
)
update pg_temp.import_groups g
set media_id = c.media_id
from contested c
where g.root = c.root and (c.claims = 1 or (c.same_title and c.spellings = 1));
