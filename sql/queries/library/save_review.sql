-- Writes the review of one pass.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.reviews (user_id, media_id, pass_number, body, has_spoilers, is_public, written_at, written_precision)
values ((select auth.current_writer_id()), :media_id::uuid, :pass_number::int, :body::text, :has_spoilers::boolean,
  :is_public::boolean, :written_at::timestamptz, :written_precision::text)
on conflict (user_id, media_id, pass_number) do update set
  body = excluded.body, has_spoilers = excluded.has_spoilers, is_public = excluded.is_public,
  written_at = excluded.written_at, written_precision = excluded.written_precision;
