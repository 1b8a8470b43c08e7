-- The newest import of a catalog unless it is done: where it stopped.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select i.id, i.formats, i.files, i.state, i.file_no, i.file_records, i.rows_read, i.rows_created, i.rows_updated,
  i.rows_unchanged, i.rows_unmatched, i.rows_left_out, i.rows_failed, i.rows_conflicting
from media.catalog_imports i
where i.source_name = :name::text and i.state <> 'done'
order by i.id desc
limit 1;
