-- How far a record may change a title that is there: it overwrites what its own catalog said first and nobody changed since, else it fills what is empty.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with titles as (
  select w.media_id, bool_or(c.is_first and s.name = :name::text) as is_home,
    coalesce(bool_and(s.name = :name::text), false) as is_alone,
    min(c.seq) filter (where c.source_id = :source::smallint) as first_seq
  from (select distinct media_id from pg_temp.catalog_work where not is_new and not is_unchanged) w
  left join media.catalog_records c on c.media_id = w.media_id
  left join media.catalog_sources s on s.id = c.source_id
  group by w.media_id
),
edited as materialized (
  select e.id from media.edited_titles(array(select media_id from titles where is_home)) e (id)
)
update pg_temp.catalog_work w
set is_shared = not t.is_alone,
  overwrites = coalesce(t.is_home, false) and not r.supplements and coalesce(t.first_seq = w.record_seq, t.first_seq is null)
    and not exists (select from edited e where e.id = w.media_id)
from titles t, pg_temp.catalog_rows r
where t.media_id = w.media_id and r.row_no = w.row_no and not w.is_unchanged;
