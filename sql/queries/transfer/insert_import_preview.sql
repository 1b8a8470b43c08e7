-- What would become of every record, in the order of the files: a line each, whose state is that of
-- its title for the first record of the title, and last one for each that could not be read.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with review as (
  select title_no, bool_or(action = 'conflict') as is_conflict, bool_or(action in ('insert', 'update')) as is_changed
  from pg_temp.import_reviews group by title_no
),
listed as (
  select title_no, bool_or(action = 'insert') as is_changed from pg_temp.import_list_items group by title_no
),
fate as (
  select t.title_no,
    case when t.media_id is null then 'unmatched'
      when t.is_new and x.root is not null then 'close'
      when c.is_new then 'new'
      when c.is_conflict or r.is_conflict then 'conflict'
      when c.is_changed or r.is_changed then 'changed'
      when l.is_changed then case when c.title_no is null and e.media_id is null then 'new' else 'changed' end
      when c.title_no is null and t.is_new then 'new'
      else 'same' end as state
  from pg_temp.import_titles t
  left join pg_temp.import_changes c on c.title_no = t.title_no
  left join review r on r.title_no = t.title_no
  left join listed l on l.title_no = t.title_no
  left join interaction.user_media e on e.user_id = (select auth.current_user_id()) and e.media_id = t.media_id
  left join (select distinct root from pg_temp.import_candidates) x on x.root = t.title_no
)
insert into pg_temp.import_preview (line_no, state, row_no, title_no, problem_no)
select r.row_no,
  case when d.action = 'skip' then 'skipped' when m.group_no <> r.row_no then 'merged' else f.state end,
  r.row_no, m.group_no, null
from pg_temp.import_rows r
left join pg_temp.import_members m on m.row_no = r.row_no
left join fate f on f.title_no = m.group_no
left join pg_temp.import_decisions d on d.row_no = r.row_no
union all
select (select count(*) from pg_temp.import_rows) + row_number() over (order by p.file, p.line, p.problem_no),
  'broken', null, null, p.problem_no
from pg_temp.import_problems p
where not p.record_kept;
