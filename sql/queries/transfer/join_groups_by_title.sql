-- Groups of one type and one normalised name, whose years agree or are unknown, whose creators
-- overlap or are unknown, and which no service tells apart, are one title. A group that could go
-- with two which contradict each other is left alone. Repeated until it changes nothing.
with member_names as materialized (
  select distinct g.root, g.media_type, n.name_key
  from pg_temp.import_names n
  join pg_temp.import_members m on m.row_no = n.row_no
  join pg_temp.import_groups g on g.group_no = m.group_no
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
involved as (select a as root from close union select b from close),
roots as materialized (
  select g.root, min(g.year) as year, (array_agg(g.media_id) filter (where g.media_id is not null))[1] as media_id
  from pg_temp.import_groups g
  where g.root in (select root from involved)
  group by g.root
),
people as materialized (
  select distinct g.root, p.creator_key
  from pg_temp.import_people p
  join pg_temp.import_members m on m.row_no = p.row_no
  join pg_temp.import_groups g on g.group_no = m.group_no
  where g.root in (select root from involved)
),
keys as materialized (
  select distinct g.root, k.source_name, k.key_space, k.external_key
  from pg_temp.import_keys k
  join pg_temp.import_members m on m.row_no = k.row_no
  join pg_temp.import_groups g on g.group_no = m.group_no
  where g.root in (select root from involved) and k.source_name <> 'isbn'
  union
  select r.root, l.source_name, l.key_space, l.external_key
  from roots r
  join media.external_links l on l.media_id = r.media_id
  where l.source_name <> 'isbn'
),
pairs as materialized (
  select c.a, c.b
  from close c
  join roots a on a.root = c.a
  join roots b on b.root = c.b
  where (a.year is null or b.year is null or a.year = b.year)
    and (a.media_id is null or b.media_id is null)
    and (not exists (select from people p where p.root = c.a)
      or not exists (select from people p where p.root = c.b)
      or exists (select from people p join people q using (creator_key) where p.root = c.a and q.root = c.b))
    and not exists (select from keys k join keys l using (source_name, key_space)
      where k.root = c.a and l.root = c.b)
),
partners as (select a as root, b as partner from pairs union all select b, a from pairs),
torn as (
  select p.root from partners p join keys k on k.root = p.partner
  group by p.root, k.source_name, k.key_space having count(distinct p.partner) > 1
  union
  select p.root from partners p join roots r on r.root = p.partner
  group by p.root having count(distinct r.year) > 1 or count(distinct r.media_id) > 1
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
