-- Lists that the reader may see and this title stands in.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select l.id, l.name, case when l.user_id = (select auth.current_user_id()) then '' else coalesce(p.username, '') end as owner
from interaction.list_items i
join interaction.user_lists l on l.id = i.list_id
left join users.public_profiles p on p.id = l.user_id
where i.media_id = :media_id::uuid
order by l.user_id <> (select auth.current_user_id()), lower(l.name), l.id
limit 200;
