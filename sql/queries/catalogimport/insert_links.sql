-- Keys that the titles do not have yet. A key that another title has stays there.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with added as (
  insert into media.external_links (media_id, source_name, key_space, external_key)
  select w.media_id, k.source_name, k.key_space, k.external_key
  from pg_temp.catalog_work w
  join pg_temp.catalog_keys k on k.row_no = w.row_no
  where not w.is_unchanged and not w.is_new
  order by k.source_name, k.key_space, k.external_key, k.row_no
  on conflict do nothing
  returning media_id
)
insert into pg_temp.catalog_touched (media_id)
select distinct a.media_id from added a;
