-- The first record of each title speaks for it, unless an earlier batch of the run did. A catalog is
-- at home in the titles it made: those whose first key is the record's, or that have none either.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with first as (
  select g.row_no,
    row_number() over (partition by coalesce(g.media_id::text, 'group ' || g.group_no) order by g.row_no) = 1 as is_first
  from pg_temp.catalog_groups g
),
own_key as (
  select distinct on (k.row_no) k.row_no,
    k.source_name || case when k.key_space = '' then '' else '/' || k.key_space end || ':' || k.external_key as name
  from pg_temp.catalog_keys k
  order by k.row_no, k.place
)
update pg_temp.catalog_groups g
set is_new = g.media_id is null,
  media_id = coalesce(g.media_id, omt.uuid_v7()),
  is_home = coalesce(m.external_id = o.name or (m.external_id is null and o.name is null and m.created_by is null), true),
  is_repeat = false
from first f
left join own_key o on o.row_no = f.row_no
left join pg_temp.catalog_groups h on h.row_no = f.row_no
left join media.media m on m.id = h.media_id
where f.row_no = g.row_no and f.is_first
  and not exists (select from pg_temp.catalog_seen s where s.media_id = g.media_id);
