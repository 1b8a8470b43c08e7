-- Records that share a key are one title. Repeated until it changes nothing.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with shared as (
  select k.source_name, k.key_space, k.external_key, min(g.group_no) as group_no
  from pg_temp.catalog_keys k
  join pg_temp.catalog_groups g on g.row_no = k.row_no
  group by k.source_name, k.key_space, k.external_key
  having min(g.group_no) <> max(g.group_no)
),
wanted as (
  select g.group_no as old_group, min(s.group_no) as new_group
  from shared s
  join pg_temp.catalog_keys k using (source_name, key_space, external_key)
  join pg_temp.catalog_groups g on g.row_no = k.row_no
  group by g.group_no
)
update pg_temp.catalog_groups g
set group_no = w.new_group
from wanted w
where g.group_no = w.old_group and w.new_group < w.old_group;
