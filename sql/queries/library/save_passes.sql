-- Writes earlier passes; one that is there already takes these values.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.passes (user_id, media_id, number, status, progress, rating, started_at,
  started_precision, completed_at, completed_precision)
select (select auth.current_writer_id()), n.media_id, n.number, n.status, n.progress, n.rating, n.started_at,
  n.started_precision, n.completed_at, n.completed_precision
from unnest(:media_ids::uuid[], :numbers::int[], :statuses::text[], :progresses::int[], :ratings::smallint[],
  :started_ats::timestamptz[], :started_precisions::text[], :completed_ats::timestamptz[],
  :completed_precisions::text[])
  n (media_id, number, status, progress, rating, started_at, started_precision, completed_at, completed_precision)
on conflict (user_id, media_id, number) do update set
  status = excluded.status,
  progress = excluded.progress,
  rating = excluded.rating,
  started_at = excluded.started_at,
  started_precision = excluded.started_precision,
  completed_at = excluded.completed_at,
  completed_precision = excluded.completed_precision;
