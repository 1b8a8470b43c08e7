-- What stands in those lists, in their order, behind what stood there before.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.list_items (list_id, media_id, position, note, added_at)
select u.id, (i.item ->> 'media_id')::uuid,
  coalesce((select max(x.position) from interaction.list_items x where x.list_id = u.id), 0) + i.place::int,
  coalesce(i.item ->> 'note', ''), coalesce((i.item ->> 'added_at')::timestamptz, now())
from jsonb_to_recordset(:lists::jsonb) as w(name text, items jsonb)
join interaction.user_lists u on u.user_id = (select auth.current_writer_id()) and u.name = w.name
cross join lateral jsonb_array_elements(w.items) with ordinality i (item, place)
where exists (select from media.media m where m.id = (i.item ->> 'media_id')::uuid)
on conflict do nothing;
