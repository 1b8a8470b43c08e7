-- The person's imports, the newest first, with what each did.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select id, format, files, conflict_rule, rows_read, rows_created, rows_updated, rows_unchanged, rows_merged,
  rows_conflicting, rows_unmatched, rows_failed, rows_skipped, rows_close, problems, started_at, finished_at, undone_at,
  left_alone
from interaction.import_runs
where user_id = (select auth.current_user_id())
order by id desc
limit :limit::int;
