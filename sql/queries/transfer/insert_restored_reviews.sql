-- Reviews of the entries that were new.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.reviews (user_id, media_id, pass_number, body, has_spoilers, is_public, written_at, written_precision)
select (select auth.current_writer_id()), w.media_id, r.pass_number, r.text, coalesce(r.has_spoilers, false),
  coalesce(r.is_public, false), r.written_at, r.written_precision
from jsonb_to_recordset(:entries::jsonb) as w(media_id uuid, reviews jsonb)
cross join lateral jsonb_to_recordset(w.reviews) as r(pass_number int, text text, has_spoilers boolean, is_public boolean,
  written_at timestamptz, written_precision text)
where w.media_id = any (:created::uuid[]) and r.text <> ''
order by w.media_id, r.pass_number;
