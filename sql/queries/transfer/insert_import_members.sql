-- At first every record stands for a title of its own.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.import_members (row_no, group_no)
select row_no, row_no from pg_temp.import_rows;
