-- Names that titles do not have yet, after those they have.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with named as (
  select w.media_id, w.row_no, 0 as place, r.title, '' as language, 'alias' as kind, r.title_key as normalised
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows r on r.row_no = w.row_no
  where not (w.is_new and w.speaks) and not w.is_unchanged and r.title <> ''
  union all
  select w.media_id, w.row_no, n.place, n.title, n.language, n.kind, n.normalised
  from pg_temp.catalog_work w
  join pg_temp.catalog_names n on n.row_no = w.row_no
  where not (w.is_new and w.speaks) and not w.is_unchanged
),
once as (
  select distinct on (n.media_id, n.title) n.* from named n order by n.media_id, n.title, n.row_no, n.place
),
missing as (
  select n.*, row_number() over (partition by n.media_id order by n.row_no, n.place)
    + coalesce((select max(t.position) from media.titles t where t.media_id = n.media_id), -1) as position
  from once n
  where not exists (select from media.titles t where t.media_id = n.media_id and t.title = n.title)
),
added as (
  insert into media.titles (media_id, position, title, language, kind, normalised)
  select media_id, position::smallint, title, language, kind, normalised
  from missing where position <= 500
  returning media_id
)
insert into pg_temp.catalog_touched (media_id) select distinct media_id from added;
