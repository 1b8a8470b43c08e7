-- Splits these records off what they were grouped with (apart), or joins them to one (join).
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.import_decisions (row_no, action, media_id, joins_row, is_remembered)
select r.row_no, :action::text, null, case when :action::text = 'join' then :joins_row::bigint end, false
from unnest(:rows::bigint[]) r (row_no)
on conflict (row_no) do update
set action = excluded.action, media_id = null, joins_row = excluded.joins_row, is_remembered = false;
