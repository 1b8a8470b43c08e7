-- Records that share a key speak of one title. Repeated until it changes nothing, for a chain of
-- records may hang together by different keys.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with shared as (
  select k.source_name, k.key_space, k.external_key, min(m.group_no) as group_no
  from pg_temp.import_keys k
  join pg_temp.import_members m on m.row_no = k.row_no
  group by k.source_name, k.key_space, k.external_key
  having min(m.group_no) <> max(m.group_no)
),
wanted as (
  select m.group_no as old_group, min(s.group_no) as new_group
  from shared s
  join pg_temp.import_keys k using (source_name, key_space, external_key)
  join pg_temp.import_members m on m.row_no = k.row_no
  group by m.group_no
)
update pg_temp.import_members m
set group_no = w.new_group
from wanted w
where m.group_no = w.old_group and w.new_group < w.old_group;
