-- What the person decided about records of foreign files, the newest first.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select d.record_key, d.action, d.media_id, d.label, coalesce(m.title, '') as title, d.created_at
from interaction.import_decisions d
left join media.media m on m.id = d.media_id
where d.user_id = (select auth.current_user_id())
order by d.created_at desc, d.record_key
limit :limit::int;
