-- Main names that changed where the catalog is at home.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with changed as (
  update media.titles t
  set title = r.title, normalised = r.title_key
  from pg_temp.catalog_groups g
  join pg_temp.catalog_rows r on r.row_no = g.row_no
  where not g.is_new and not g.is_repeat and g.is_home and r.title <> ''
    and t.media_id = g.media_id and t.position = 0 and t.title <> r.title
  returning t.media_id
)
insert into pg_temp.catalog_touched (media_id) select media_id from changed;
