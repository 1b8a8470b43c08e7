-- Places in lists, one a title and list, and what becomes of them: insert, same, or refused because
-- the list of that name is a smart one.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with told as (
  select distinct on (m.group_no, l.list ->> 'name') m.group_no as title_no, t.media_id, l.list ->> 'name' as list_name,
    l.list ->> 'description' as description, (l.list ->> 'place')::int as place, l.list ->> 'note' as note, r.row_no
  from pg_temp.import_rows r
  join pg_temp.import_members m on m.row_no = r.row_no
  join pg_temp.import_titles t on t.title_no = m.group_no and t.media_id is not null
  cross join lateral jsonb_array_elements(r.lists) l (list)
  order by m.group_no, l.list ->> 'name', r.row_no
)
insert into pg_temp.import_list_items (title_no, media_id, list_name, description, place, note, row_no, action)
select o.title_no, o.media_id, o.list_name, o.description, o.place, o.note, o.row_no,
  case when u.list_type = 'smart' then 'refused'
    when exists (select from interaction.list_items x where x.list_id = u.id and x.media_id = o.media_id) then 'same'
    else 'insert' end
from told o
left join interaction.user_lists u on u.user_id = (select auth.current_user_id()) and u.name = o.list_name;
