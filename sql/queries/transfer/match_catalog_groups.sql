-- Finds the titles that the catalog knows: by key, a service's own before an ISBN; without any key
-- by type, normalised title and year.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with by_key as (
  select distinct on (g.group_no) g.group_no, l.media_id
  from pg_temp.catalog_keys k
  join pg_temp.catalog_groups g on g.row_no = k.row_no
  join media.external_links l on l.source_name = k.source_name and l.key_space = k.key_space
    and l.external_key = k.external_key
  order by g.group_no, k.source_name = 'isbn', k.row_no, k.place
),
by_title as (
  select distinct on (g.group_no) g.group_no, t.media_id
  from pg_temp.catalog_groups g
  join pg_temp.catalog_rows r on r.row_no = g.row_no
  join media.titles t on t.normalised = r.title_key
  join media.media m on m.id = t.media_id and m.media_type = r.media_type
  where r.keys = '[]' and g.group_no = g.row_no
    and extract(year from m.release_date) is not distinct from extract(year from r.release_date)
  order by g.group_no, t.position, m.external_id is not null, t.media_id
)
update pg_temp.catalog_groups g
set media_id = f.media_id
from (select * from by_key union all select * from by_title) f
where f.group_no = g.group_no;
