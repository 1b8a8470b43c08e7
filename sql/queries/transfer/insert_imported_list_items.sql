-- Titles that do not stand in their list yet go to its end, in the order of the file.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.list_items (list_id, media_id, position, note)
select u.id, i.media_id,
  coalesce((select max(x.position) from interaction.list_items x where x.list_id = u.id), 0)
    + row_number() over (partition by u.id order by i.place = 0, i.place, i.row_no),
  i.note
from pg_temp.import_list_items i
join interaction.user_lists u on u.user_id = (select auth.current_writer_id()) and u.name = i.list_name
where i.action = 'insert'
order by u.id, i.place = 0, i.place, i.row_no;
