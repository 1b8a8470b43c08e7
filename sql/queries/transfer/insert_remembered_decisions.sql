-- What was decided about records in earlier imports, where nothing is decided about them in this one.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.import_decisions (row_no, action, media_id, is_remembered)
select r.row_no, d.action, d.media_id, true
from pg_temp.import_rows r
join interaction.import_decisions d on d.user_id = (select auth.current_user_id())
  and d.record_key = interaction.import_record_key(r.keys, r.media_type, r.title_key, r.release_date)
on conflict (row_no) do nothing;
