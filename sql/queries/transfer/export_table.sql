-- One line an entry, for a table: the title, the person's history with it, its keys and lists.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select e.media_id, coalesce(main.title, m.title) as title, m.media_type,
  m.release_date::timestamp at time zone 'UTC' as release_start, m.release_precision, m.creators::text[] as creators,
  e.status, e.progress, pt.progress_total, e.rating, e.notes, e.tags, e.started_at, e.started_precision,
  e.completed_at, e.completed_precision, e.pass_number, e.is_favourite, e.is_private, e.created_at, e.updated_at,
  (select r.body from interaction.reviews r where r.user_id = e.user_id and r.media_id = e.media_id
    order by r.pass_number desc limit 1) as review,
  array(select l.source_name || case when l.key_space = '' then '' else '/' || l.key_space end || ':' || l.external_key
    from media.external_links l where l.media_id = m.id order by 1) as links,
  array(select l.name::text from interaction.list_items i join interaction.user_lists l on l.id = i.list_id
    where i.media_id = m.id and l.user_id = e.user_id order by 1) as lists
from interaction.user_media e
join media.media m on m.id = e.media_id
left join media.titles main on main.media_id = m.id and main.position = 0
left join media.progress_totals pt on pt.media_id = m.id
where e.user_id = (select auth.current_user_id())
order by m.sort_title, m.id;
