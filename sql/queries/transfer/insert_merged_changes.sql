-- Titles that are in the library already, field by field: what is empty is filled, what differs is
-- taken or left as the field's rule or the person's choice says, and left means conflict (but for the
-- rule fill, and where it was chosen). "Planned" with no history is empty too.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with passes_of as (
  select p.media_id, jsonb_agg(jsonb_build_array(p.number, p.status, p.rating, p.started_at, p.started_precision,
    p.completed_at, p.completed_precision) order by p.number) as doc
  from interaction.passes p
  where p.user_id = (select auth.current_user_id()) and p.media_id in (select media_id from pg_temp.import_entries)
  group by p.media_id
),
told_passes as (
  select p.title_no, jsonb_agg(jsonb_build_array(p.number, p.status, p.rating, p.started_at, p.started_precision,
    p.completed_at, p.completed_precision) order by p.number) as doc
  from pg_temp.import_passes p where not p.is_current
  group by p.title_no
),
fields as (
  select array['status', 'progress', 'rating', 'notes', 'tags', 'started', 'completed', 'passes', 'favourite',
    'private', 'review', 'other'] as names
),
rules as materialized (
  select jsonb_object_agg(n, coalesce(:rules::jsonb ->> n, :rules::jsonb ->> 'all')) as doc
  from fields cross join lateral unnest(names) n
),
-- By field whether theirs is taken, where every title is treated alike; then where theirs is newer.
usual as materialized (
  select jsonb_object_agg(r.key, r.value = 'replace') as older, jsonb_object_agg(r.key, r.value in ('replace', 'newest')) as newer,
    coalesce(array_agg(r.key) filter (where r.value = 'fill'), '{}') as quiet
  from rules cross join lateral jsonb_each_text(doc) r
),
chosen as materialized (
  select m.group_no as title_no, jsonb_object_agg(c.field, c.takes_theirs) as doc, array_agg(c.field) as names
  from pg_temp.import_choices c
  join pg_temp.import_members m on m.row_no = c.row_no
  group by m.group_no
),
compared as (
  select i.title_no, i.media_id, e, i,
    case when i.updated_at > e.updated_at then u.newer else u.older end || coalesce(ch.doc, '{}') as theirs,
    u.quiet || coalesce(ch.names, '{}') as quiet,
    e.status = 'planned' and e.progress = 0 and e.started_at is null and e.completed_at is null
      and e.pass_number = 1 as is_blank,
    coalesce(mine.doc, '[]') as my_passes, coalesce(told.doc, '[]') as their_passes
  from pg_temp.import_entries i
  cross join usual u
  left join chosen ch on ch.title_no = i.title_no
  join interaction.user_media e on e.user_id = (select auth.current_user_id()) and e.media_id = i.media_id
  left join passes_of mine on mine.media_id = i.media_id
  left join told_passes told on told.title_no = i.title_no
  where i.has_entry
),
-- Of every field: does the file say something else, and may it fill what is there?
differs as (
  select c.*,
    ((c.i).status <> (c.e).status) is true as d_status,
    ((c.i).progress <> (c.e).progress and ((c.i).progress_is_told or (c.e).progress = 0)) is true as d_progress,
    ((c.i).rating is not null and (c.i).rating is distinct from (c.e).rating) as d_rating,
    ((c.i).notes <> (c.e).notes) is true as d_notes,
    ((c.i).tags <> (c.e).tags) is true as d_tags,
    ((c.i).started_at is not null and ((c.i).started_at, (c.i).started_precision)
      is distinct from ((c.e).started_at, (c.e).started_precision)) as d_started,
    ((c.i).completed_at is not null and ((c.i).completed_at, (c.i).completed_precision)
      is distinct from ((c.e).completed_at, (c.e).completed_precision)) as d_completed,
    (c.i).pass_number is not null and ((c.i).pass_number <> (c.e).pass_number or c.their_passes <> c.my_passes) as d_passes,
    ((c.i).is_favourite <> (c.e).is_favourite) is true as d_favourite,
    ((c.i).is_private <> (c.e).is_private) is true as d_private,
    (c.e).pass_number = 1 and c.my_passes = '[]' as no_passes
  from compared c
),
decided as (
  select d.*,
    d.d_status and ((d.theirs ->> 'status')::boolean or d.is_blank) as t_status,
    d.d_progress and ((d.theirs ->> 'progress')::boolean or ((d.e).progress = 0 and (not d.d_status or d.is_blank))) as t_progress,
    d.d_rating and ((d.theirs ->> 'rating')::boolean or (d.e).rating is null) as t_rating,
    d.d_notes and ((d.theirs ->> 'notes')::boolean or (d.e).notes = '') as t_notes,
    d.d_tags and ((d.theirs ->> 'tags')::boolean or (d.e).tags = '{}') as t_tags,
    d.d_started and ((d.theirs ->> 'started')::boolean or (d.e).started_at is null) as t_started,
    d.d_completed and ((d.theirs ->> 'completed')::boolean or ((d.e).completed_at is null and (not d.d_status or d.is_blank))) as t_completed,
    d.d_passes and ((d.theirs ->> 'passes')::boolean or (d.no_passes and (not d.d_status or d.is_blank))) as t_passes,
    d.d_favourite and ((d.theirs ->> 'favourite')::boolean or not (d.e).is_favourite) as t_favourite,
    d.d_private and ((d.theirs ->> 'private')::boolean or not (d.e).is_private) as t_private
  from differs d
),
-- Sources stand side by side; within one, what is there wins unless theirs is taken.
noted as (
  select d.*, case when (d.i).snapshot = '{}' then (d.e).meta_snapshot else (
      select (d.e).meta_snapshot || jsonb_object_agg(s.key, case
        when jsonb_typeof((d.e).meta_snapshot -> s.key) is distinct from 'object' then s.value
        when (d.theirs ->> 'other')::boolean then ((d.e).meta_snapshot -> s.key) || s.value
        else s.value || ((d.e).meta_snapshot -> s.key) end)
      from jsonb_each((d.i).snapshot) s) end as snapshot
  from decided d
),
settled as (
  select n.*, array(select f.field from unnest(array[
    case when n.d_status and not n.t_status then 'status' end,
    case when n.d_progress and not n.t_progress then 'progress' end,
    case when n.d_rating and not n.t_rating then 'rating' end,
    case when n.d_notes and not n.t_notes then 'notes' end,
    case when n.d_tags and not n.t_tags then 'tags' end,
    case when n.d_started and not n.t_started then 'started' end,
    case when n.d_completed and not n.t_completed then 'completed' end,
    case when n.d_passes and not n.t_passes then 'passes' end,
    case when n.d_favourite and not n.t_favourite then 'favourite' end,
    case when n.d_private and not n.t_private then 'private' end]) f (field)
    where f.field is not null and f.field <> all (n.quiet)) as conflicts
  from noted n
)
insert into pg_temp.import_changes (title_no, media_id, is_new, is_changed, is_conflict, conflicts, takes_passes,
  keeps_passes, takes_theirs, status, progress, rating, notes, tags, started_at, started_precision, completed_at,
  completed_precision, pass_number, is_favourite, is_private, snapshot)
select n.title_no, n.media_id, false,
  n.t_status or n.t_progress or n.t_rating or n.t_notes or n.t_tags or n.t_started or n.t_completed or n.t_passes
    or n.t_favourite or n.t_private or n.snapshot <> (n.e).meta_snapshot,
  n.conflicts <> '{}', n.conflicts,
  n.t_passes, n.d_passes and not n.t_passes, (n.theirs ->> 'review')::boolean,
  case when n.t_status then (n.i).status else (n.e).status end,
  case when n.t_progress then (n.i).progress else (n.e).progress end,
  case when n.t_rating then (n.i).rating else (n.e).rating end,
  case when n.t_notes then (n.i).notes else (n.e).notes end,
  case when n.t_tags then (n.i).tags else (n.e).tags end,
  case when n.t_started then (n.i).started_at else (n.e).started_at end,
  case when n.t_started then (n.i).started_precision else (n.e).started_precision end,
  case when n.t_completed then (n.i).completed_at else (n.e).completed_at end,
  case when n.t_completed then (n.i).completed_precision else (n.e).completed_precision end,
  case when n.t_passes then (n.i).pass_number else (n.e).pass_number end,
  case when n.t_favourite then (n.i).is_favourite else (n.e).is_favourite end,
  case when n.t_private then (n.i).is_private else (n.e).is_private end,
  n.snapshot
from settled n;
