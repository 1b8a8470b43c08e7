-- Finds the titles that the keys are of. A service's own key says more than an ISBN; a title of another family cannot be meant, unless the record names none.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.catalog_hits (group_no, media_id, is_chosen)
select h.group_no, h.media_id, h.fits and row_number() over (partition by h.group_no order by not h.fits, h.rank) = 1
from (
  select r.group_no, l.media_id, r.title = '' or media.family_of(m.media_type) = r.family as fits,
    min(array[(k.source_name = 'isbn')::int, k.row_no, k.place]) as rank
  from pg_temp.catalog_keys k
  join pg_temp.catalog_rows r on r.row_no = k.row_no
  cross join lateral (select l.media_id from media.external_links l -- one by one: most are not there
    where l.source_name = k.source_name and l.key_space = k.key_space and l.external_key = k.external_key offset 0) l
  cross join lateral (select m.media_type from media.media m where m.id = l.media_id offset 0) m
  group by r.group_no, l.media_id, fits) h;
