-- Names of new titles, in the order in which the record gives them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.titles (media_id, position, title, language, kind, normalised)
select w.media_id, 0, r.title, '', 'main', r.title_key
from pg_temp.catalog_work w
join pg_temp.catalog_rows r on r.row_no = w.row_no
where w.is_new and w.speaks
union all
select w.media_id, n.place, n.title, n.language, n.kind, n.normalised
from pg_temp.catalog_work w
join pg_temp.catalog_names n on n.row_no = w.row_no
where w.is_new and w.speaks
order by 1, 2;
