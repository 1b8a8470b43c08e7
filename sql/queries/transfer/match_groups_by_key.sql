-- Makes the groups, each with the title that one of its keys names. When the keys name several
-- titles, one in the person's library wins, then a service's own key over an ISBN, then the first.
-- Spaces are the services that tell the group apart; an ISBN names an edition, not a title.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with facts as (
  select m.group_no, (array_agg(r.media_type order by r.row_no))[1] as media_type,
    min(extract(year from r.release_date)::int) as year
  from pg_temp.import_rows r
  join pg_temp.import_members m on m.row_no = r.row_no
  group by m.group_no
),
named as (
  select m.group_no, l.media_id, min(k.row_no) as row_no, min(k.place) as place,
    bool_and(k.source_name = 'isbn') as only_isbn
  from pg_temp.import_keys k
  join pg_temp.import_members m on m.row_no = k.row_no
  join media.external_links l on l.source_name = k.source_name and l.key_space = k.key_space
    and l.external_key = k.external_key
  group by m.group_no, l.media_id
),
best as (
  select distinct on (n.group_no) n.group_no, n.media_id
  from named n
  left join interaction.user_media e
    on e.user_id = (select auth.current_user_id()) and e.media_id = n.media_id
  order by n.group_no, e.media_id is null, n.only_isbn, n.row_no, n.place, n.media_id
)
insert into pg_temp.import_groups (group_no, root, media_type, year, media_id, spaces, people)
select f.group_no, f.group_no, f.media_type, f.year, b.media_id, coalesce(s.spaces, '{}'), coalesce(p.people, '{}')
from facts f
left join best b using (group_no)
left join (
  select m.group_no, array_agg(distinct k.source_name || '/' || k.key_space) as spaces
  from pg_temp.import_keys k
  join pg_temp.import_members m on m.row_no = k.row_no
  where k.source_name <> 'isbn'
  group by m.group_no) s using (group_no)
left join (
  select m.group_no, array_agg(distinct p.creator_key) as people
  from pg_temp.import_people p
  join pg_temp.import_members m on m.row_no = p.row_no
  group by m.group_no) p using (group_no);
