-- Entries of a library file that the person does not have; returns their titles.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.user_media (user_id, media_id, status, progress, rating, notes, tags, started_at,
  started_precision, completed_at, completed_precision, pass_number, is_favourite, is_private, meta_snapshot,
  created_at, updated_at)
select (select auth.current_writer_id()), w.media_id, w.status, coalesce(w.progress, 0), w.rating, coalesce(w.notes, ''),
  coalesce(w.tags, '{}'), w.started_at, w.started_precision, w.completed_at, w.completed_precision,
  coalesce(w.pass_number, 1), coalesce(w.is_favourite, false), coalesce(w.is_private, false),
  coalesce(w.meta_snapshot, '{}'), coalesce(w.created_at, now()), coalesce(w.updated_at, now())
from jsonb_to_recordset(:entries::jsonb) as w(media_id uuid, status text, progress int, rating smallint, notes text,
  tags text[], started_at timestamptz, started_precision text, completed_at timestamptz, completed_precision text,
  pass_number int, is_favourite boolean, is_private boolean, meta_snapshot jsonb, created_at timestamptz,
  updated_at timestamptz)
where exists (select from media.media m where m.id = w.media_id)
on conflict (user_id, media_id) do nothing
returning media_id;
