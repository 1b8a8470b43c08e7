-- Title rows for these ids, in this order, each with the reader's own entry where there is one; that
-- is looked up title by title (offset 0), whatever the planner thinks of a table just filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select m.id, m.media_type, m.title, m.release_date, m.release_precision, m.creators::text[] as creators,
  m.cover_url, p.progress_total,
  o.status, o.progress, o.rating, o.notes, o.tags, o.started_at, o.started_precision, o.completed_at,
  o.completed_precision, o.pass_number, o.is_favourite, o.is_private,
  o.created_at as entry_created_at, o.updated_at as entry_updated_at
from unnest(:ids::uuid[]) with ordinality i (id, place)
join media.media m on m.id = i.id
left join media.progress_totals p on p.media_id = m.id
left join lateral (select e.* from interaction.user_media e
  where e.user_id = coalesce(:reader::uuid, (select auth.current_user_id())) and e.media_id = m.id offset 0) o on true
order by i.place;
