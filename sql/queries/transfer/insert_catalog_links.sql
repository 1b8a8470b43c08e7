-- Keys that the titles do not have yet. A key that another title has stays there.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with added as (
  insert into media.external_links (media_id, source_name, key_space, external_key)
  select distinct on (k.source_name, k.key_space, k.external_key)
    g.media_id, k.source_name, k.key_space, k.external_key
  from pg_temp.catalog_groups g
  join pg_temp.catalog_keys k on k.row_no = g.row_no
  where not g.is_repeat
    and not exists (select from media.external_links l where l.source_name = k.source_name
      and l.key_space = k.key_space and l.external_key = k.external_key)
  order by k.source_name, k.key_space, k.external_key, k.row_no
  on conflict do nothing
  returning media_id
)
insert into pg_temp.catalog_touched (media_id) select distinct media_id from added;
