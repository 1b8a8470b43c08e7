-- Earlier passes. One that was completed went all the way where the total is known.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.passes (user_id, media_id, number, status, progress, rating, started_at,
  started_precision, completed_at, completed_precision)
select (select auth.current_writer_id()), c.media_id, p.number, p.status,
  coalesce(nullif(p.progress, 0), case when p.status = 'completed' then i.progress_total end, 0), p.rating,
  p.started_at, p.started_precision, p.completed_at, p.completed_precision
from pg_temp.import_passes p
join pg_temp.import_changes c on c.title_no = p.title_no and c.takes_passes
join pg_temp.import_entries i on i.title_no = p.title_no
where not p.is_current
order by c.title_no, p.number;
