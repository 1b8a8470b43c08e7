-- The records follow their groups.
update pg_temp.import_members m
set group_no = g.root
from pg_temp.import_groups g
where g.group_no = m.group_no and g.root <> m.group_no;
