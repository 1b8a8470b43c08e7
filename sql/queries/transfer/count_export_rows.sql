-- How many of the person's entries an export is about, by type and status.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select m.media_type, e.status, count(*) as entries
from interaction.user_media e
join media.media m on m.id = e.media_id
where e.user_id = (select auth.current_user_id())
  and (:types::text[] = '{}' or m.media_type = any (:types::text[]))
  and (:list::text = '' or exists (select from interaction.list_items i
    join interaction.user_lists l on l.id = i.list_id
    where i.media_id = e.media_id and l.user_id = e.user_id and l.name = :list::text))
group by m.media_type, e.status;
