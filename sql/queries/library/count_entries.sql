-- How many entries the reader has of each status and type.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select e.status, m.media_type, count(*) as entries
from interaction.user_media e
join media.media m on m.id = e.media_id
where e.user_id = coalesce(:reader::uuid, (select auth.current_user_id()))
group by e.status, m.media_type;
