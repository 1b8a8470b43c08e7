-- Lines of the preview by their numbers, with all that happens to each title.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with line as materialized (
  select p.*, p.title_no = p.row_no and p.state <> 'skipped' as is_first
  from pg_temp.import_preview p
  where p.line_no = any (:lines::bigint[])
),
-- Old, new and the file's value of each field, as texts.
field as (
  select l.title_no, v.place, v.field, v.old, v.new, v.theirs, coalesce(v.field = any (c.conflicts), false) as is_conflict
  from line l
  left join pg_temp.import_titles t on t.title_no = l.title_no
  left join pg_temp.import_changes c on c.title_no = l.title_no
  left join pg_temp.import_entries i on i.title_no = l.title_no
  left join interaction.user_media e on e.user_id = (select auth.current_user_id()) and e.media_id = t.media_id
  cross join lateral (values
    (1, 'status', e.status::text, c.status, i.status),
    (2, 'progress', nullif(e.progress, 0)::text, nullif(c.progress, 0)::text, i.progress::text),
    (3, 'rating', e.rating::text, c.rating::text, i.rating::text),
    (4, 'notes', nullif(e.notes, ''), nullif(c.notes, ''), i.notes),
    (5, 'tags', nullif(array_to_string(e.tags, ', '), ''), nullif(array_to_string(c.tags, ', '), ''),
      array_to_string(i.tags, ', ')),
    (6, 'started', interaction.partial_date_text(e.started_at, e.started_precision),
      interaction.partial_date_text(c.started_at, c.started_precision),
      interaction.partial_date_text(i.started_at, i.started_precision)),
    (7, 'completed', interaction.partial_date_text(e.completed_at, e.completed_precision),
      interaction.partial_date_text(c.completed_at, c.completed_precision),
      interaction.partial_date_text(i.completed_at, i.completed_precision)),
    (8, 'passes', nullif(e.pass_number, 1)::text, nullif(c.pass_number, 1)::text, i.pass_number::text),
    (9, 'favourite', nullif(e.is_favourite, false)::text, nullif(c.is_favourite, false)::text, i.is_favourite::text),
    (10, 'private', nullif(e.is_private, false)::text, nullif(c.is_private, false)::text, i.is_private::text),
    (11, 'review', null, (select '+' from pg_temp.import_reviews r
      where r.title_no = l.title_no and r.action in ('insert', 'update') limit 1), null),
    (12, 'lists', null, (select string_agg(p.list_name, ', ' order by p.list_name) from pg_temp.import_list_items p
      where p.title_no = l.title_no and p.action = 'insert'), null)) v (place, field, old, new, theirs)
  where l.is_first and l.state in ('new', 'changed', 'conflict', 'close')
    and (c.title_no is not null or v.field = 'lists')
    and (v.old is distinct from v.new or v.field = any (c.conflicts))
),
fields as (
  select title_no,
    jsonb_agg(jsonb_build_object('field', field, 'old', old, 'new', new) order by place)
      filter (where not is_conflict and old is distinct from new) as changes,
    jsonb_agg(jsonb_build_object('field', field, 'mine', old, 'theirs', theirs) order by place) filter (where is_conflict) as conflicts
  from field
  group by title_no
),
likely as (
  select x.root as title_no, max(x.score) as score, jsonb_agg(jsonb_build_object('media_id', x.media_id, 'title', m.title,
    'media_type', m.media_type, 'year', extract(year from m.release_date)::int, 'creators', to_jsonb(m.creators),
    'score', x.score, 'in_library', x.in_library) order by x.score desc, x.in_library desc, x.media_id) as candidates
  from line l
  join pg_temp.import_candidates x on x.root = l.title_no and l.is_first
  join media.media m on m.id = x.media_id
  group by x.root
),
said as (
  select l.line_no, array_agg(distinct r.source) as sources
  from line l
  join pg_temp.import_members m on m.group_no = l.title_no
  join pg_temp.import_rows r on r.row_no = m.row_no
  group by l.line_no
),
-- Parts of a record that could not be read.
unread as (
  select l.line_no, array_agg(p.message order by p.problem_no) as notes
  from line l
  join pg_temp.import_rows r on r.row_no = l.row_no
  join pg_temp.import_problems p on p.file = r.file and p.line = r.line and p.record_kept
  group by l.line_no
)
select l.line_no, l.state, l.row_no, l.title_no, coalesce(r.file, b.file) as file, coalesce(r.line, b.line) as line,
  coalesce(s.sources, '{}') as sources, coalesce(nullif(r.title, ''), e.title, '') as title, r.media_type,
  extract(year from r.release_date)::int as year, coalesce(r.creators, '{}') as creators, e.id as media_id,
  e.title as matched_title, k.score, d.row_no is not null as is_decided, coalesce(f.changes, '[]') as changes,
  coalesce(f.conflicts, '[]') as conflicts, coalesce(k.candidates, '[]') as candidates, coalesce(b.message, '') as reason,
  coalesce(u.notes, '{}') as notes
from line l
left join pg_temp.import_rows r on r.row_no = l.row_no
left join pg_temp.import_problems b on b.problem_no = l.problem_no
left join pg_temp.import_titles t on t.title_no = l.title_no and not t.is_new
left join media.media e on e.id = t.media_id
left join fields f on f.title_no = l.title_no and l.is_first
left join likely k on k.title_no = l.title_no
left join said s on s.line_no = l.line_no
left join unread u on u.line_no = l.line_no
left join pg_temp.import_decisions d on d.row_no = l.row_no
order by l.line_no;
