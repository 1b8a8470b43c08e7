-- Keys that are of another title than the record goes to: they stay there.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.catalog_conflicts (row_no, media_id, what, said, stands)
select w.row_no, w.media_id, 'key',
  k.source_name || case when k.key_space = '' then '' else '/' || k.key_space end || ':' || k.external_key, m.title
from pg_temp.catalog_hits h
join pg_temp.catalog_rows r on r.group_no = h.group_no
join pg_temp.catalog_work w on w.row_no = r.row_no
join pg_temp.catalog_keys k on k.row_no = r.row_no
join media.external_links l on l.source_name = k.source_name and l.key_space = k.key_space
  and l.external_key = k.external_key and l.media_id = h.media_id
join media.media m on m.id = l.media_id
where not h.is_chosen and not w.is_unchanged and l.media_id <> w.media_id;
