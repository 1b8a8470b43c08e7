-- Earlier passes of the entries that were new.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.passes (user_id, media_id, number, status, progress, rating, started_at, started_precision,
  completed_at, completed_precision)
select (select auth.current_writer_id()), w.media_id, p.number, p.status, coalesce(p.progress, 0), p.rating, p.started_at,
  p.started_precision, p.completed_at, p.completed_precision
from jsonb_to_recordset(:entries::jsonb) as w(media_id uuid, passes jsonb)
cross join lateral jsonb_to_recordset(w.passes) as p(number int, status text, progress int, rating smallint,
  started_at timestamptz, started_precision text, completed_at timestamptz, completed_precision text)
where w.media_id = any (:created::uuid[])
order by w.media_id, p.number;
