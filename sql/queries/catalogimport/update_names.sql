-- Main names that changed where the catalog may overwrite.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with changed as (
  update media.titles t
  set title = r.title, normalised = r.title_key
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows r on r.row_no = w.row_no
  where not w.is_new and w.speaks and w.overwrites and r.title <> ''
    and t.media_id = w.media_id and t.position = 0 and t.title <> r.title
  returning t.media_id
)
insert into pg_temp.catalog_touched (media_id) select media_id from changed;
