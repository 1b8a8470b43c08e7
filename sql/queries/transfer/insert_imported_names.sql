-- Names of the titles that are new: the main one first, then whatever else their records call them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with named as (
  select t.title_no, t.media_id, r.row_no, 0 as place, r.title, '' as language, r.title_key as normalised,
    case when r.row_no = first_value(r.row_no) over (partition by t.title_no order by r.row_no) then 'main' else 'alias' end as kind
  from pg_temp.import_titles t
  join pg_temp.import_members m on m.group_no = t.title_no
  join pg_temp.import_rows r on r.row_no = m.row_no
  where t.is_new and t.media_id is not null and r.title <> ''
  union all
  select t.title_no, t.media_id, r.row_no, n.place::int, n.name ->> 'title', n.name ->> 'language', n.name ->> 'key',
    n.name ->> 'kind'
  from pg_temp.import_titles t
  join pg_temp.import_members m on m.group_no = t.title_no
  join pg_temp.import_rows r on r.row_no = m.row_no
  cross join lateral jsonb_array_elements(r.names) with ordinality n (name, place)
  where t.is_new and t.media_id is not null
),
once as (
  select distinct on (title_no, title) *, case kind when 'main' then 0 else 1 end as rank
  from named
  order by title_no, title, case kind when 'main' then 0 else 1 end, row_no, place
)
insert into media.titles (media_id, position, title, language, kind, normalised)
select x.media_id, x.rank_no::smallint, x.title, x.language,
  case when x.kind = 'main' and x.rank_no > 0 then 'alias' else x.kind end, x.normalised
from (
  select o.*, row_number() over (partition by o.title_no order by o.rank, o.row_no, o.place) - 1 as rank_no
  from once o) x
where x.rank_no <= 500
order by x.title_no, x.rank_no;
