-- Titles that are not in the library yet come in as the files say.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.import_changes (title_no, media_id, is_new, is_changed, is_conflict, takes_passes,
  keeps_passes, takes_theirs, status, progress, rating, notes, tags, started_at, started_precision, completed_at,
  completed_precision, pass_number, is_favourite, is_private, snapshot)
select i.title_no, i.media_id, true, true, false, true, false, true, i.fallback, coalesce(i.progress, 0), i.rating,
  coalesce(i.notes, ''), coalesce(i.tags, '{}'), i.started_at, i.started_precision, i.completed_at,
  i.completed_precision, coalesce(i.pass_number, 1), coalesce(i.is_favourite, false),
  coalesce(i.is_private, false), i.snapshot
from pg_temp.import_entries i
where i.has_entry and not exists (select from interaction.user_media e
  where e.user_id = (select auth.current_user_id()) and e.media_id = i.media_id);
