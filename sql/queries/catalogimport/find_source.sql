-- The source of a name and kind of file; made when there is none. Returns it with the number after its last record.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with made as (
  insert into media.catalog_sources (name, format)
  select :name::text, :format::text
  where not exists (select from media.catalog_sources s where s.name = :name::text and s.format = :format::text)
  on conflict do nothing
  returning id, people_version
),
found as (
  select id, people_version from made
  union all
  select id, people_version from media.catalog_sources where name = :name::text and format = :format::text
  limit 1
)
select f.id, f.people_version,
  coalesce((select c.seq + 1 from media.catalog_records c where c.source_id = f.id order by c.seq desc limit 1), 0) as next_seq
from found f;
