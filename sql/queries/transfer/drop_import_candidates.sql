-- Candidates by other people are none: both sides name creators, and no name is in common.
delete from pg_temp.import_candidates x
using media.media m
where m.id = x.media_id and m.creators <> '{}'
  and exists (
    select from pg_temp.import_groups g
    join pg_temp.import_members mm on mm.group_no = g.group_no
    join pg_temp.import_people p on p.row_no = mm.row_no
    where g.root = x.root)
  and not exists (
    select from pg_temp.import_groups g
    join pg_temp.import_members mm on mm.group_no = g.group_no
    join pg_temp.import_people p on p.row_no = mm.row_no
    join pg_temp.import_creators c on c.creator_key = p.creator_key
    where g.root = x.root and c.name = any (m.creators));
