-- Records that give a title another type, or a year more than one away, and may not overwrite it.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.catalog_conflicts (row_no, media_id, what, said, stands)
select w.row_no, w.media_id, c.what, c.said, c.stands
from pg_temp.catalog_work w
join pg_temp.catalog_rows r on r.row_no = w.row_no
join media.media m on m.id = w.media_id
cross join lateral (
  select 'type' as what, r.media_type as said, m.media_type::text as stands where r.media_type <> m.media_type
  union all
  select 'year', extract(year from r.release_date)::text, extract(year from m.release_date)::text
  where abs(extract(year from r.release_date) - extract(year from m.release_date)) > 1) c
where not w.is_new and not w.is_unchanged and not w.overwrites and not r.supplements and r.title <> '';
