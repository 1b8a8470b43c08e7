-- Which of these titles are in the writer's library, locked.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with own as materialized (
  select e.media_id from interaction.user_media e
  where e.user_id = (select auth.current_writer_id()) and e.media_id = any (:ids::uuid[])
  for update
)
select m.id, m.title
from own o
join media.media m on m.id = o.media_id
order by m.sort_title, m.id;
