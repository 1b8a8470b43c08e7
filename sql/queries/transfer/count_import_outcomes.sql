-- How many titles were created, updated, left unchanged or in conflict; how many records those
-- titles have beyond one each, and how many records have no title.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with outcome as (
  select t.title_no, t.media_id,
    case when t.media_id is null then 'unmatched'
      when c.is_new then 'created'
      when c.is_conflict or r.is_conflict then 'conflict'
      when c.is_changed or r.is_changed then 'updated'
      when l.is_changed then case when c.title_no is null and e.media_id is null then 'created' else 'updated' end
      when c.title_no is null and t.is_new then 'created'
      else 'unchanged' end as outcome,
    n.records
  from pg_temp.import_titles t
  join (select group_no, count(*) as records from pg_temp.import_members group by group_no) n on n.group_no = t.title_no
  left join pg_temp.import_changes c on c.title_no = t.title_no
  left join (select title_no, bool_or(action = 'conflict') as is_conflict, bool_or(action in ('insert', 'update')) as is_changed
    from pg_temp.import_reviews group by title_no) r on r.title_no = t.title_no
  left join (select title_no, bool_or(action = 'insert') as is_changed
    from pg_temp.import_list_items group by title_no) l on l.title_no = t.title_no
  left join interaction.user_media e on e.user_id = (select auth.current_user_id()) and e.media_id = t.media_id
)
select count(*) filter (where outcome = 'created') as created,
  count(*) filter (where outcome = 'updated') as updated,
  count(*) filter (where outcome = 'unchanged') as unchanged,
  count(*) filter (where outcome = 'conflict') as conflicts,
  coalesce(sum(records - 1) filter (where outcome <> 'unmatched'), 0)::bigint as merged,
  coalesce(sum(records) filter (where outcome = 'unmatched'), 0)::bigint as unmatched,
  (select count(*) from pg_temp.import_decisions where action = 'skip') as skipped,
  (select count(*) from (select x.root from pg_temp.import_candidates x
    join pg_temp.import_groups g on g.root = x.root
    group by x.root having count(g.media_id) = 0) c) as close_calls
from outcome;
