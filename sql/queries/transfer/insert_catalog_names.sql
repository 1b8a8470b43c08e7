-- Names that the titles do not have yet, after those they have.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with named as (
  select g.media_id, g.row_no, 0 as place, r.title, '' as language, case when g.is_new then 'main' else 'alias' end as kind,
    r.title_key as normalised
  from pg_temp.catalog_groups g
  join pg_temp.catalog_rows r on r.row_no = g.row_no
  where not g.is_repeat and r.title <> ''
  union all
  select g.media_id, g.row_no, n.place::int, n.name ->> 'title', n.name ->> 'language', n.name ->> 'kind', n.name ->> 'key'
  from pg_temp.catalog_groups g
  join pg_temp.catalog_rows r on r.row_no = g.row_no
  cross join lateral jsonb_array_elements(r.names) with ordinality n (name, place)
  where not g.is_repeat
),
missing as (
  select n.*, row_number() over (partition by n.media_id order by n.place)
    + coalesce((select max(t.position) from media.titles t where t.media_id = n.media_id), -1) as position
  from named n
  where not exists (select from media.titles t where t.media_id = n.media_id and t.title = n.title)
),
added as (
  insert into media.titles (media_id, position, title, language, kind, normalised)
  select media_id, position::smallint, title, language, kind, normalised
  from missing where position <= 500
  order by row_no, position
  returning media_id
)
insert into pg_temp.catalog_touched (media_id) select distinct media_id from added;
