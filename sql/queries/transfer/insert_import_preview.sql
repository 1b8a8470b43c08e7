-- What would become of every record, in the order of the files: a line for the first record of each
-- title with all that happens to it, one for each further record of it, and one for each that could
-- not be read.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with fate as materialized (
  select t.title_no, t.media_id, t.is_new,
    case when t.media_id is null then 'unmatched'
      when t.is_new and x.candidates is not null then 'close'
      when c.is_new then 'new'
      when c.is_conflict or r.is_conflict then 'conflict'
      when c.is_changed or r.is_changed then 'changed'
      when l.is_changed then case when c.title_no is null and e.media_id is null then 'new' else 'changed' end
      when c.title_no is null and t.is_new then 'new'
      else 'same' end as state,
    c.title_no is not null as has_change, c, e, i, coalesce(x.candidates, '[]') as candidates, x.score, r.has_new_review, l.lists
  from pg_temp.import_titles t
  left join pg_temp.import_changes c on c.title_no = t.title_no
  left join pg_temp.import_entries i on i.title_no = t.title_no
  left join (select title_no, bool_or(action = 'conflict') as is_conflict, bool_or(action in ('insert', 'update')) as is_changed,
      bool_or(action in ('insert', 'update')) as has_new_review
    from pg_temp.import_reviews group by title_no) r on r.title_no = t.title_no
  left join (select title_no, bool_or(action = 'insert') as is_changed,
      string_agg(list_name, ', ' order by list_name) filter (where action = 'insert') as lists
    from pg_temp.import_list_items group by title_no) l on l.title_no = t.title_no
  left join interaction.user_media e on e.user_id = (select auth.current_user_id()) and e.media_id = t.media_id
  left join (
    select x.root, max(x.score) as score, jsonb_agg(jsonb_build_object('media_id', x.media_id, 'title', m.title,
      'media_type', m.media_type, 'year', extract(year from m.release_date)::int, 'creators', to_jsonb(m.creators),
      'score', x.score, 'in_library', x.in_library) order by x.score desc, x.in_library desc, x.media_id) as candidates
    from pg_temp.import_candidates x
    join media.media m on m.id = x.media_id
    group by x.root) x on x.root = t.title_no
),
-- Old, new and the file's value of each field, as texts.
field as (
  select f.title_no, v.field, v.old, v.new, v.theirs, v.field = any ((f.c).conflicts) as is_conflict
  from fate f
  cross join lateral (values
    ('status', (f.e).status, (f.c).status, (f.i).status),
    ('progress', nullif((f.e).progress, 0)::text, nullif((f.c).progress, 0)::text, (f.i).progress::text),
    ('rating', (f.e).rating::text, (f.c).rating::text, (f.i).rating::text),
    ('notes', nullif((f.e).notes, ''), nullif((f.c).notes, ''), (f.i).notes),
    ('tags', nullif(array_to_string((f.e).tags, ', '), ''), nullif(array_to_string((f.c).tags, ', '), ''),
      array_to_string((f.i).tags, ', ')),
    ('started', interaction.partial_date_text((f.e).started_at, (f.e).started_precision),
      interaction.partial_date_text((f.c).started_at, (f.c).started_precision),
      interaction.partial_date_text((f.i).started_at, (f.i).started_precision)),
    ('completed', interaction.partial_date_text((f.e).completed_at, (f.e).completed_precision),
      interaction.partial_date_text((f.c).completed_at, (f.c).completed_precision),
      interaction.partial_date_text((f.i).completed_at, (f.i).completed_precision)),
    ('passes', nullif((f.e).pass_number, 1)::text, nullif((f.c).pass_number, 1)::text, (f.i).pass_number::text),
    ('favourite', nullif((f.e).is_favourite, false)::text, nullif((f.c).is_favourite, false)::text, (f.i).is_favourite::text),
    ('private', nullif((f.e).is_private, false)::text, nullif((f.c).is_private, false)::text, (f.i).is_private::text),
    ('review', null, case when f.has_new_review then '+' end, null),
    ('lists', null, f.lists, null)) v (field, old, new, theirs)
  where f.state in ('new', 'changed', 'conflict', 'close')
    and (f.has_change or v.field = 'lists')
    and (v.old is distinct from v.new or v.field = any ((f.c).conflicts))
),
fields as materialized (
  select title_no,
    coalesce(jsonb_agg(jsonb_build_object('field', field, 'old', old, 'new', new))
      filter (where not is_conflict is true and old is distinct from new), '[]') as changes,
    coalesce(jsonb_agg(jsonb_build_object('field', field, 'mine', old, 'theirs', theirs)) filter (where is_conflict), '[]') as conflicts
  from field
  group by title_no
),
said as materialized (
  select m.group_no as title_no, array_agg(distinct r.source) as sources
  from pg_temp.import_members m
  join pg_temp.import_rows r on r.row_no = m.row_no
  group by m.group_no
),
lines as (
  select r.row_no, case when d.action = 'skip' then 'skipped' when m.group_no <> r.row_no then 'merged' else f.state end as state,
    m.group_no as title_no, r.file, r.line, s.sources, r.title, r.media_type, extract(year from r.release_date)::int as year,
    r.creators, case when f.is_new then null else f.media_id end as media_id, f.score, d.row_no is not null as is_decided,
    case when m.group_no = r.row_no then g.changes end as changes,
    case when m.group_no = r.row_no then g.conflicts end as conflicts,
    case when m.group_no = r.row_no then f.candidates end as candidates, '' as reason
  from pg_temp.import_rows r
  left join pg_temp.import_members m on m.row_no = r.row_no
  left join fate f on f.title_no = m.group_no
  left join fields g on g.title_no = m.group_no
  left join said s on s.title_no = m.group_no
  left join pg_temp.import_decisions d on d.row_no = r.row_no
  union all
  select null, 'broken', null, p.file, p.line, '{}', '', null, null, '{}', null, null, false, null, null, null, p.message
  from pg_temp.import_problems p
)
insert into pg_temp.import_preview (line_no, state, state_no, row_no, title_no, file, line, sources, title,
  media_type, year, creators, media_id, matched_title, score, is_decided, changes, conflicts, candidates, reason)
select row_number() over (order by l.row_no nulls last, l.file, l.line),
  l.state, row_number() over (partition by l.state order by l.row_no, l.file, l.line),
  l.row_no, l.title_no, l.file, l.line, coalesce(l.sources, '{}'), coalesce(nullif(l.title, ''), e.title, ''),
  l.media_type, l.year, l.creators, l.media_id, e.title, l.score, l.is_decided, coalesce(l.changes, '[]'),
  coalesce(l.conflicts, '[]'), coalesce(l.candidates, '[]'), l.reason
from lines l
left join media.media e on e.id = l.media_id;
