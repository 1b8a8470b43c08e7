-- Appends titles that do not stand in the list yet, in the order given.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.list_items (list_id, media_id, position)
select :list_id::uuid, n.media_id,
  coalesce((select max(i.position) from interaction.list_items i where i.list_id = :list_id::uuid), 0)
    + row_number() over (order by n.place)
from (select media_id, min(place) as place
  from unnest(:media_ids::uuid[]) with ordinality u (media_id, place) group by media_id) n
where not exists (select from interaction.list_items i
  where i.list_id = :list_id::uuid and i.media_id = n.media_id);
