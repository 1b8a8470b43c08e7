-- Records that name no title and whose keys are of none; returns how many there were. What they know
-- is kept for whoever brings the title.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with nameless as (
  select w.row_no
  from pg_temp.catalog_work w
  where w.is_new and not exists (
    select from pg_temp.catalog_rows r join pg_temp.catalog_work o on o.row_no = r.row_no
    where o.media_id = w.media_id and r.title <> '')
),
kept as (
  insert into media.key_sets (source_id, record_key, source_name, key_space, external_key)
  select :source::smallint, r.record_key, k.source_name, k.key_space, k.external_key
  from nameless n
  join pg_temp.catalog_rows r on r.row_no = n.row_no
  join pg_temp.catalog_keys k on k.row_no = n.row_no
  where exists (select from pg_temp.catalog_keys o where o.row_no = n.row_no and o.place <> k.place) -- one alone says nothing
  on conflict do nothing
)
delete from pg_temp.catalog_work w
using nameless n
where n.row_no = w.row_no;
