-- At first every record stands for a title of its own, unless it is to be left out.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.import_members (row_no, group_no)
select r.row_no, r.row_no from pg_temp.import_rows r
where not exists (select from pg_temp.import_decisions d where d.row_no = r.row_no and d.action = 'skip');
