-- Entries that the files fill or change.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update interaction.user_media e
set status = c.status, progress = c.progress, rating = c.rating, notes = c.notes, tags = c.tags,
  started_at = c.started_at, started_precision = c.started_precision, completed_at = c.completed_at,
  completed_precision = c.completed_precision, pass_number = c.pass_number, is_favourite = c.is_favourite,
  is_private = c.is_private, meta_snapshot = c.snapshot
from pg_temp.import_changes c
where e.user_id = (select auth.current_writer_id()) and e.media_id = c.media_id and not c.is_new and c.is_changed;
