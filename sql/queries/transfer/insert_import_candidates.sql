-- Titles of the catalog that a group without one could be: same type, a name in common, years that
-- are at most one apart or unknown, and no service that tells them apart. The score is 50 for the name,
-- 30 for the same year and half of that for an unknown one; creators add up to 20. Creators are looked at next.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with roots as materialized (
  select g.root, (array_agg(g.media_type order by g.group_no))[1] as media_type, min(g.year) as year
  from pg_temp.import_groups g
  group by g.root having count(g.media_id) = 0
),
names as materialized (
  select distinct r.root, r.media_type, r.year, n.name_key
  from roots r
  join pg_temp.import_groups g on g.root = r.root
  join pg_temp.import_members m on m.group_no = g.group_no
  join pg_temp.import_names n on n.row_no = m.row_no
),
found as materialized (
  select distinct n.root, n.year, t.media_id
  from names n
  join media.titles t on t.normalised = n.name_key
  join media.media m on m.id = t.media_id and m.media_type = n.media_type
),
-- What tells a title apart: its own keys, and those of groups that were matched to it already.
told_apart as (
  select f.root, f.media_id
  from found f
  join pg_temp.import_groups g on g.root = f.root
  join media.external_links l on l.media_id = f.media_id
    and l.source_name || '/' || l.key_space = any (g.spaces)
  union
  select f.root, f.media_id
  from found f
  join pg_temp.import_groups g on g.root = f.root
  join pg_temp.import_groups o on o.media_id = f.media_id and o.spaces && g.spaces
)
insert into pg_temp.import_candidates (root, media_id, same_year, in_library, is_twin, same_title, score)
select f.root, f.media_id,
  coalesce(f.year = extract(year from m.release_date)::int, false),
  exists (select from interaction.user_media e
    where e.user_id = (select auth.current_user_id()) and e.media_id = f.media_id),
  first.title = t.title and first.release_date is not distinct from m.release_date
    and first.creators = m.creators::text[]
    and not exists (select from media.external_links l
      where l.media_id = f.media_id and l.source_name = first.source),
  first.title = t.title,
  60 + case when f.year is null or m.release_date is null then 15
    when f.year = extract(year from m.release_date)::int then 30 else 0 end
from found f
join media.media m on m.id = f.media_id
join media.titles t on t.media_id = f.media_id and t.position = 0
join pg_temp.import_rows first on first.row_no = f.root
where (f.year is null or m.release_date is null or abs(f.year - extract(year from m.release_date)::int) <= 1)
  and not exists (select from told_apart a where a.root = f.root and a.media_id = f.media_id);
