-- The records of all lines of the preview that pass a filter.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select p.row_no
from pg_temp.import_preview p
join pg_temp.import_rows r on r.row_no = p.row_no
left join pg_temp.import_titles t on t.title_no = p.title_no and not t.is_new
left join media.media e on e.id = t.media_id
where p.state <> 'merged' and (:state::text is null or p.state = :state::text)
  and (r.title ilike :pattern::text or e.title ilike :pattern::text or r.file ilike :pattern::text)
order by p.row_no;
