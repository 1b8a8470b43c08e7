-- Finds the titles of records without any key: by type, any normalised name and year.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.catalog_hits (group_no, media_id, is_chosen)
select distinct on (r.group_no) r.group_no, t.media_id, true
from pg_temp.catalog_rows r
join media.titles t on t.normalised = r.title_key
join media.media m on m.id = t.media_id and m.media_type = r.media_type
where not r.has_keys and r.row_no = r.group_no and r.title <> ''
  and extract(year from m.release_date) is not distinct from extract(year from r.release_date)
order by r.group_no, t.position, m.external_id is not null, t.media_id;
