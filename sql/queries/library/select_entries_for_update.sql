-- The titles among these ids with the writer's own entries, locked, and what progress runs up to.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with own as materialized (
  select e.* from interaction.user_media e
  where e.user_id = (select auth.current_writer_id()) and e.media_id = any (:ids::uuid[])
  for update
)
select m.id, m.media_type, m.title, p.progress_total,
  o.status, o.progress, o.rating, o.notes, o.tags, o.started_at, o.started_precision, o.completed_at,
  o.completed_precision, o.pass_number, o.is_favourite, o.is_private,
  o.created_at as entry_created_at, o.updated_at as entry_updated_at
from unnest(:ids::uuid[]) with ordinality i (id, place)
join media.media m on m.id = i.id
left join media.progress_totals p on p.media_id = m.id
left join own o on o.media_id = m.id
order by i.place;
