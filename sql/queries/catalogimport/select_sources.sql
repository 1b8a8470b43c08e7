-- The public catalogs that were brought in: records, titles they made, and their newest import.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with counted as (
  select c.source_id, count(*) as records, count(*) filter (where c.is_first) as titles
  from media.catalog_records c
  group by c.source_id
)
select s.name, array_agg(s.format order by s.format) as formats, coalesce(sum(n.records), 0)::bigint as records,
  coalesce(sum(n.titles), 0)::bigint as titles, i.state, i.updated_at, i.message
from media.catalog_sources s
left join counted n on n.source_id = s.id
left join lateral (
  select i.state, i.updated_at, i.message from media.catalog_imports i
  where i.source_name = s.name order by i.id desc limit 1) i on true
group by s.name, i.state, i.updated_at, i.message
order by s.name;
