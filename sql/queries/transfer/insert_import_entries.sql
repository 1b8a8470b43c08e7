-- What the files say of the person's own history with each title, put together from its records:
-- the last that says something wins, of dates the most precise, and "planned" yields to the rest.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with member as materialized (
  select m.group_no as title_no, t.media_id, r.*
  from pg_temp.import_members m
  join pg_temp.import_rows r on r.row_no = m.row_no
  join pg_temp.import_titles t on t.title_no = m.group_no and t.media_id is not null
),
formed as (
  select title_no, media_id,
    (array_agg(status order by status <> 'planned' desc, row_no desc) filter (where status is not null))[1] as status,
    (array_agg(progress order by row_no desc) filter (where progress is not null and not is_play))[1] as progress,
    (array_agg(rating order by row_no desc) filter (where rating is not null and not is_play))[1] as rating,
    (array_agg(started_at order by array_position(array['year', 'month', 'day', 'second'], started_precision) desc, row_no desc)
      filter (where started_at is not null and not is_play))[1] as started_at,
    (array_agg(started_precision order by array_position(array['year', 'month', 'day', 'second'], started_precision) desc, row_no desc)
      filter (where started_at is not null and not is_play))[1] as started_precision,
    (array_agg(completed_at order by array_position(array['year', 'month', 'day', 'second'], completed_precision) desc, row_no desc)
      filter (where completed_at is not null and not is_play))[1] as completed_at,
    (array_agg(completed_precision order by array_position(array['year', 'month', 'day', 'second'], completed_precision) desc, row_no desc)
      filter (where completed_at is not null and not is_play))[1] as completed_precision,
    coalesce(bool_or(has_spoilers) filter (where review is not null and not is_play), false) as has_spoilers,
    bool_or(is_favourite) as is_favourite, bool_or(is_private) as is_private,
    min(added_at) filter (where added_precision in ('day', 'second')) as added_at,
    max(updated_at) as updated_at,
    bool_and(jsonb_array_length(lists) > 0 and status is null and progress is null and rating is null and notes is null
      and review is null and tags = '{}' and started_at is null and completed_at is null and is_favourite is null
      and is_private is null and not is_play) as is_list_only,
    coalesce(bool_or(review is not null), false) as has_review
  from member
  group by title_no, media_id
),
note as (
  select title_no, string_agg(notes, E'\n\n' order by row_no) as notes from (
    select distinct on (title_no, notes) title_no, notes, row_no from member
    where notes is not null and notes <> '' order by title_no, notes, row_no) x
  group by title_no
),
review as (
  select title_no, string_agg(review, E'\n\n' order by row_no) as review from (
    select distinct on (title_no, review) title_no, review, row_no from member
    where review is not null and review <> '' and not is_play order by title_no, review, row_no) x
  group by title_no
),
tag as (
  select title_no, array_agg(tag order by row_no, place) as tags from (
    select distinct on (m.title_no, g.tag) m.title_no, g.tag, m.row_no, g.place
    from member m cross join lateral unnest(m.tags) with ordinality g (tag, place)
    order by m.title_no, g.tag, m.row_no, g.place) x
  group by title_no
),
-- Of what has no column every different value is kept.
extra as (
  select title_no, jsonb_object_agg(source, doc) as snapshot from (
    select title_no, source, jsonb_object_agg(key, case when n = 1 then first else everything end) as doc from (
      select title_no, source, key, count(*) as n, (array_agg(value order by row_no))[1] as first,
        jsonb_agg(value order by row_no) as everything
      from (
        select distinct on (m.title_no, m.source, e.key, e.value) m.title_no, m.source, e.key, e.value, m.row_no
        from member m cross join lateral jsonb_each(m.extras || case
            when m.added_at is not null and m.added_precision not in ('day', 'second')
            then jsonb_build_object('added', to_char(m.added_at at time zone 'UTC',
              case m.added_precision when 'year' then 'YYYY' else 'YYYY-MM' end)) else '{}' end) e
        order by m.title_no, m.source, e.key, e.value, m.row_no) x
      group by title_no, source, key) y
    group by title_no, source) z
  group by title_no
)
insert into pg_temp.import_entries (title_no, media_id, has_entry, status, fallback, progress,
  progress_is_told, rating, notes, tags, started_at, started_precision, completed_at, completed_precision, pass_number, review, has_spoilers,
  is_favourite, is_private, snapshot, added_at, updated_at, progress_total)
select f.title_no, f.media_id, not f.is_list_only, f.status, s.status,
  case when s.status = 'completed' and pt.progress_total is not null and coalesce(f.progress, p.progress, 0) = 0
    then pt.progress_total else coalesce(f.progress, p.progress) end,
  coalesce(f.progress, p.progress, 0) > 0 or (s.status <> 'completed' and f.progress is not null),
  coalesce(f.rating, p.rating), n.notes, g.tags,
  coalesce(p.started_at, f.started_at), case when p.started_at is not null then p.started_precision else f.started_precision end,
  coalesce(p.completed_at, f.completed_at),
  case when p.completed_at is not null then p.completed_precision else f.completed_precision end,
  p.number,
  nullif(concat_ws(E'\n\n', r.review, case when r.review is distinct from p.review then p.review end), ''),
  f.has_spoilers or coalesce(p.has_spoilers, false),
  f.is_favourite, f.is_private, coalesce(x.snapshot, '{}'), f.added_at, f.updated_at, pt.progress_total
from formed f
left join pg_temp.import_passes p on p.title_no = f.title_no and p.is_current
left join note n on n.title_no = f.title_no
left join review r on r.title_no = f.title_no
left join tag g on g.title_no = f.title_no
left join extra x on x.title_no = f.title_no
left join media.progress_totals pt on pt.media_id = f.media_id
cross join lateral (select coalesce(f.status, case
  when f.completed_at is not null or p.completed_at is not null or f.rating is not null or f.has_review then 'completed'
  when f.progress > 0 or f.started_at is not null then 'in_progress'
  else 'planned' end) as status) s
order by f.title_no;
