-- The numbers of lines of the preview that have this text in their title, that of the catalog, their
-- file or what was wrong with them; with how many there are.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select p.line_no, count(*) over () as total
from pg_temp.import_preview p
left join pg_temp.import_rows r on r.row_no = p.row_no
left join pg_temp.import_problems b on b.problem_no = p.problem_no
left join pg_temp.import_titles t on t.title_no = p.title_no and not t.is_new
left join media.media e on e.id = t.media_id
where (:state::text is null or p.state = :state::text)
  and (r.title ilike :pattern::text or e.title ilike :pattern::text or coalesce(r.file, b.file) ilike :pattern::text
    or b.message ilike :pattern::text)
order by p.line_no
offset :from::bigint limit :limit::int;
