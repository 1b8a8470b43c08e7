-- How the exported titles are related among themselves.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as materialized (
  select e.media_id from interaction.user_media e where e.user_id = (select auth.current_user_id()) and :list::text = ''
  union
  select i.media_id from interaction.list_items i
  join interaction.user_lists l on l.id = i.list_id
  where l.user_id = (select auth.current_user_id()) and (:list::text = '' or l.name = :list::text)
)
select r.media_id, r.related_media_id, r.relation_type, coalesce(r.notes, '') as notes, r.weight
from media.relationships r
join media.media m on m.id = r.media_id
join media.media o on o.id = r.related_media_id
where r.media_id in (select w.media_id from wanted w) and r.related_media_id in (select w.media_id from wanted w)
  and (:types::text[] = '{}' or (m.media_type = any (:types::text[]) and o.media_type = any (:types::text[])))
order by m.sort_title, r.media_id, r.related_media_id, r.relation_type;
