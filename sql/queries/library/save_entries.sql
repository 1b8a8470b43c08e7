-- Writes entries: new ones are added, present ones take these values. Tags come as arrays in text.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.user_media (user_id, media_id, status, progress, rating, notes, tags, started_at,
  started_precision, completed_at, completed_precision, pass_number, is_favourite, is_private)
select (select auth.current_writer_id()), n.media_id, n.status, n.progress, n.rating, n.notes, n.tags::text[], n.started_at,
  n.started_precision, n.completed_at, n.completed_precision, n.pass_number, n.is_favourite, n.is_private
from unnest(:media_ids::uuid[], :statuses::text[], :progresses::int[], :ratings::smallint[], :notes::text[],
  :tags::text[], :started_ats::timestamptz[], :started_precisions::text[], :completed_ats::timestamptz[],
  :completed_precisions::text[], :pass_numbers::int[], :favourites::boolean[], :privates::boolean[])
  n (media_id, status, progress, rating, notes, tags, started_at, started_precision, completed_at,
    completed_precision, pass_number, is_favourite, is_private)
on conflict (user_id, media_id) do update set
  status = excluded.status,
  progress = excluded.progress,
  rating = excluded.rating,
  notes = excluded.notes,
  tags = excluded.tags,
  started_at = excluded.started_at,
  started_precision = excluded.started_precision,
  completed_at = excluded.completed_at,
  completed_precision = excluded.completed_precision,
  pass_number = excluded.pass_number,
  is_favourite = excluded.is_favourite,
  is_private = excluded.is_private;
