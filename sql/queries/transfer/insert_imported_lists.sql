-- Lists that the person does not have yet.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.user_lists (user_id, name, description)
select (select auth.current_writer_id()), x.list_name, x.description
from (
  select distinct on (list_name) list_name, description, row_no from pg_temp.import_list_items
  where action = 'insert' order by list_name, row_no) x
where not exists (select from interaction.user_lists u
  where u.user_id = (select auth.current_writer_id()) and u.name = x.list_name)
order by x.row_no;
