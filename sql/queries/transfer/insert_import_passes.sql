-- Every time through a title that the files speak of. Dated plays in their order; before them, as
-- many unknown ones as the files merely count. The last is the current one, unless the title is
-- being watched or read again right now.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with member as materialized (
  select m.group_no as title_no, r.*
  from pg_temp.import_members m
  join pg_temp.import_rows r on r.row_no = m.row_no
  join pg_temp.import_titles t on t.title_no = m.group_no and t.media_id is not null
),
-- The same day in two files is one play; twice in one file, it is two.
told as (
  select m.*, row_number() over (partition by m.title_no, m.file, m.completed_at, m.completed_precision
    order by m.row_no) as ordinal
  from member m where m.is_play
),
play as (
  select title_no, completed_at, completed_precision, ordinal, min(row_no) as row_no,
    (array_agg(status order by row_no desc) filter (where status is not null))[1] as status,
    max(progress) as progress,
    (array_agg(rating order by row_no desc) filter (where rating is not null))[1] as rating,
    (array_agg(started_at order by row_no desc) filter (where started_at is not null))[1] as started_at,
    (array_agg(started_precision order by row_no desc) filter (where started_at is not null))[1] as started_precision,
    string_agg(distinct review, E'\n\n') as review,
    coalesce(bool_or(has_spoilers) filter (where review is not null), false) as has_spoilers,
    bool_or(is_repeat) as is_repeat
  from told
  group by title_no, completed_at, completed_precision, ordinal
),
numbered as (
  select p.*, row_number() over (partition by title_no order by completed_at nulls first, ordinal, row_no) as place
  from play p
),
fact as (
  select m.title_no, max(m.earlier_passes) as earlier_passes,
    coalesce(bool_or(m.status in ('in_progress', 'on_hold')) filter (where not m.is_play), false) as is_open,
    (array_agg(m.earlier_started_at order by m.row_no desc) filter (where m.earlier_started_at is not null))[1] as started_at,
    (array_agg(m.earlier_started_precision order by m.row_no desc) filter (where m.earlier_started_at is not null))[1] as started_precision,
    (array_agg(m.earlier_completed_at order by m.row_no desc) filter (where m.earlier_completed_at is not null))[1] as completed_at,
    (array_agg(m.earlier_completed_precision order by m.row_no desc) filter (where m.earlier_completed_at is not null))[1] as completed_precision
  from member m
  group by m.title_no
),
count_of as (
  select f.*, coalesce(p.plays, 0) as plays,
    greatest(
      coalesce(p.plays, 0) + case when f.is_open or p.plays is null then 1 else 0 end,
      coalesce(p.plays, 0) + case when p.repeats then 1 else 0 end,
      least(coalesce(f.earlier_passes, case when f.started_at is not null or f.completed_at is not null then 1 else 0 end), 10000) + 1)
      as total
  from fact f
  left join (select title_no, count(*)::int as plays, bool_or(is_repeat and place = 1) as repeats
    from numbered group by title_no) p using (title_no)
  where p.plays is not null or f.earlier_passes is not null or f.started_at is not null or f.completed_at is not null
),
-- How far the dated plays stand behind the undated ones.
shift as (
  select c.*, greatest(0, c.total - c.plays - case when c.is_open or c.plays = 0 then 1 else 0 end) as unknown
  from count_of c
)
insert into pg_temp.import_passes (title_no, number, is_current, status, progress, rating, started_at,
  started_precision, completed_at, completed_precision, review, has_spoilers)
select n.title_no, s.unknown + n.place, s.unknown + n.place = s.total, coalesce(n.status, 'completed'), n.progress, n.rating,
  n.started_at, n.started_precision, n.completed_at, n.completed_precision, n.review, n.has_spoilers
from numbered n
join shift s using (title_no)
union all
select s.title_no, g.number, false, 'completed', null, null,
  case when g.number = s.unknown then s.started_at end, case when g.number = s.unknown then s.started_precision end,
  case when g.number = s.unknown then s.completed_at end, case when g.number = s.unknown then s.completed_precision end,
  null, false
from shift s
cross join lateral generate_series(1, s.unknown) g (number)
union all
select s.title_no, s.total, true, '', null, null, null, null, null, null, null, false
from shift s
where s.is_open or s.plays = 0;
