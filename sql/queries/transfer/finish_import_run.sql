-- Notes what an import did.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update interaction.import_runs
set rows_read = :read::bigint, rows_created = :created::bigint, rows_updated = :updated::bigint,
  rows_unchanged = :unchanged::bigint, rows_merged = :merged::bigint, rows_conflicting = :conflicts::bigint,
  rows_unmatched = :unmatched::bigint, rows_failed = :failed::bigint, problems = :problems::jsonb,
  rows_skipped = :skipped::bigint, rows_close = :close_calls::bigint,
  format = :format::text, finished_at = clock_timestamp()
where id = :id::uuid;
