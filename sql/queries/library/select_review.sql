-- The writer's review of one pass of a title, locked, with the title; no row when it is not in the library.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select m.title, r.body, r.has_spoilers, r.is_public, r.written_at, r.written_precision
from interaction.user_media e
join media.media m on m.id = e.media_id
left join interaction.reviews r on r.user_id = e.user_id and r.media_id = e.media_id and r.pass_number = :pass_number::int
where e.user_id = (select auth.current_writer_id()) and e.media_id = :media_id::uuid
for update of e;
