-- Titles of exactly this name, the reader's own first.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select distinct m.id as media_id, m.title, m.media_type,
  extract(year from m.release_date)::int as release_year, o.media_id is not null as is_own
from media.titles t
join media.media m on m.id = t.media_id
left join interaction.user_media o
  on o.user_id = (select auth.current_user_id()) and o.media_id = m.id
where t.normalised = :normalised::text
order by is_own desc, m.title, m.id
limit 20;
