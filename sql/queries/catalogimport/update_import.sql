-- Keeps how far an import is and what it did.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update media.catalog_imports
set state = :state::text, files = :files::jsonb, file_no = :file_no::int, file_records = :file_records::bigint,
  rows_read = :read::bigint, rows_created = :created::bigint, rows_updated = :updated::bigint,
  rows_unchanged = :unchanged::bigint, rows_unmatched = :unmatched::bigint, rows_left_out = :left_out::bigint,
  rows_failed = :failed::bigint, rows_conflicting = :conflicting::bigint, message = :message::text, updated_at = now()
where id = :id::uuid;
