-- The person's lists with their items in order.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select l.id, l.name, l.description, l.list_type, l.is_public, l.filter_definition, l.created_at,
  coalesce((select jsonb_agg(jsonb_build_object('media_id', i.media_id, 'note', i.note, 'added_at', i.added_at)
      order by i.position, i.media_id)
    from interaction.list_items i
    join media.media m on m.id = i.media_id
    where i.list_id = l.id and (:types::text[] = '{}' or m.media_type = any (:types::text[]))), '[]') as items
from interaction.user_lists l
where l.user_id = (select auth.current_user_id()) and (:list::text = '' or l.name = :list::text)
order by l.name;
