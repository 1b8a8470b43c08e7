-- Groups of one type and one normalised name, whose years agree or are unknown, whose creators
-- overlap or are unknown, and which no service tells apart, are one title. A group that could go
-- with two which contradict each other is left alone, and so is what was split off. Repeated until it changes nothing.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with member_names as materialized (
  select distinct g.root, g.media_type, n.name_key
  from pg_temp.import_names n
  join pg_temp.import_members m on m.row_no = n.row_no
  join pg_temp.import_groups g on g.group_no = m.group_no
  where not exists (select from pg_temp.import_decisions d where d.row_no = m.row_no and d.action = 'apart')
),
cells as materialized (
  select media_type, name_key from member_names
  group by media_type, name_key having count(*) between 2 and 100
),
close as materialized (
  select distinct a.root as a, b.root as b
  from cells c
  join member_names a on a.media_type = c.media_type and a.name_key = c.name_key
  join member_names b on b.media_type = c.media_type and b.name_key = c.name_key and b.root > a.root
),
involved as materialized (select a as root from close union select b from close),
-- What is known of each: a matched title is told apart by its own keys as well.
traits as (
  select g.root, s.space, null as person
  from involved i
  join pg_temp.import_groups g on g.root = i.root
  cross join lateral unnest(g.spaces) s (space)
  union
  select g.root, l.source_name || '/' || l.key_space, null
  from involved i
  join pg_temp.import_groups g on g.root = i.root
  join media.external_links l on l.media_id = g.media_id
  where l.source_name <> 'isbn'
  union
  select g.root, null, p.person
  from involved i
  join pg_temp.import_groups g on g.root = i.root
  cross join lateral unnest(g.people) p (person)
),
trait_lists as materialized (
  select root, array_agg(space) filter (where space is not null) as spaces,
    array_agg(person) filter (where person is not null) as people
  from traits group by root
),
roots as materialized (
  select f.*, t.spaces, t.people
  from (
    select g.root, min(g.year) as year, (array_agg(g.media_id) filter (where g.media_id is not null))[1] as media_id
    from involved i
    join pg_temp.import_groups g on g.root = i.root
    group by g.root) f
  left join trait_lists t on t.root = f.root
),
pairs as materialized (
  select c.a, c.b
  from close c
  join roots a on a.root = c.a
  join roots b on b.root = c.b
  where (a.year is null or b.year is null or a.year = b.year)
    and (a.media_id is null or b.media_id is null)
    and (a.people is null or b.people is null or a.people && b.people)
    and (a.spaces && b.spaces) is not true
),
partners as materialized (
  select p.root, r.year, r.media_id, r.spaces, r.people, r.root as partner
  from (select a as root, b as partner from pairs union all select b, a from pairs) p
  join roots r on r.root = p.partner
),
torn as (
  select p.root from partners p cross join lateral unnest(p.spaces) s (space)
  group by p.root, s.space having count(*) > 1
  union
  select root from partners
  group by root having count(distinct year) > 1 or count(distinct media_id) > 1
  union
  select p.root from partners p join partners q on q.root = p.root and q.partner > p.partner
  where not p.people && q.people
),
wanted as (
  select b as old_root, min(a) as new_root from pairs
  where a not in (select root from torn) and b not in (select root from torn)
  group by b
)
update pg_temp.import_groups g
set root = w.new_root
from wanted w
where g.root = w.old_root;
