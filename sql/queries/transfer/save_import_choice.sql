-- Decides whose value of a field counts for the titles of these records; null forgets.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with forgotten as (
  delete from pg_temp.import_choices
  where :takes_theirs::boolean is null and row_no = any (:rows::bigint[]) and field = :field::text
)
insert into pg_temp.import_choices (row_no, field, takes_theirs)
select r.row_no, :field::text, :takes_theirs::boolean
from unnest(:rows::bigint[]) r (row_no)
where :takes_theirs::boolean is not null
on conflict (row_no, field) do update set takes_theirs = excluded.takes_theirs;
