-- New entries. They came into the library when the file says they did.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.user_media (user_id, media_id, status, progress, rating, notes, tags, started_at,
  started_precision, completed_at, completed_precision, pass_number, is_favourite, is_private, meta_snapshot, created_at)
select (select auth.current_writer_id()), c.media_id, c.status, c.progress, c.rating, c.notes, c.tags,
  c.started_at, c.started_precision, c.completed_at, c.completed_precision, c.pass_number, c.is_favourite,
  c.is_private, c.snapshot, least(coalesce(i.added_at, now()), now())
from pg_temp.import_changes c
join pg_temp.import_entries i on i.title_no = c.title_no
where c.is_new
order by c.title_no;
