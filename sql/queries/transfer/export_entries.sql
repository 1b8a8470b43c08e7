-- The person's entries with their passes and reviews.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select e.media_id, e.status, e.progress, e.rating, e.notes, e.tags, e.started_at, e.started_precision,
  e.completed_at, e.completed_precision, e.pass_number, e.is_favourite, e.is_private, e.meta_snapshot,
  e.created_at, e.updated_at,
  coalesce((select jsonb_agg(jsonb_build_object('number', p.number, 'status', p.status, 'progress', p.progress,
      'rating', p.rating, 'started_at', p.started_at, 'started_precision', p.started_precision,
      'completed_at', p.completed_at, 'completed_precision', p.completed_precision) order by p.number)
    from interaction.passes p where p.user_id = e.user_id and p.media_id = e.media_id), '[]') as passes,
  coalesce((select jsonb_agg(jsonb_build_object('pass_number', r.pass_number, 'text', r.body, 'has_spoilers', r.has_spoilers,
      'is_public', r.is_public, 'written_at', r.written_at, 'written_precision', r.written_precision) order by r.pass_number)
    from interaction.reviews r where r.user_id = e.user_id and r.media_id = e.media_id), '[]') as reviews
from interaction.user_media e
join media.media m on m.id = e.media_id
where e.user_id = (select auth.current_user_id())
  and (:types::text[] = '{}' or m.media_type = any (:types::text[]))
  and (:list::text = '' or exists (select from interaction.list_items i
    join interaction.user_lists l on l.id = i.list_id
    where i.media_id = e.media_id and l.user_id = e.user_id and l.name = :list::text))
order by m.sort_title, m.id;
