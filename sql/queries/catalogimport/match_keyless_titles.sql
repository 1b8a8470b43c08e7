-- Titles without any key, as people's lists and some catalogs bring them, are what a record with keys speaks of when type, name and year agree and no other title competes.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with candidates as (
  select r.group_no, m.id,
    count(*) over (partition by r.group_no) as titles, row_number() over (partition by m.id order by r.group_no) as claim
  from pg_temp.catalog_rows r
  join media.media m on m.sort_title = r.title_key and m.external_id is null and m.media_type = r.media_type
  where r.has_keys and r.row_no = r.group_no and r.title <> ''
    and extract(year from m.release_date) = extract(year from r.release_date)
    and not exists (select from pg_temp.catalog_hits h where h.group_no = r.group_no and h.is_chosen)
    and not exists (select from media.external_links l where l.media_id = m.id)
)
insert into pg_temp.catalog_hits (group_no, media_id, is_chosen)
select c.group_no, c.id, true from candidates c where c.titles = 1 and c.claim = 1;
