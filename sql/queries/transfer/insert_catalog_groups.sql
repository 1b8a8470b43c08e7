-- Records with keys start alone; those without are one title when type, name and year are the same.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.catalog_groups (row_no, group_no)
select r.row_no, case when r.keys = '[]' then
    min(r.row_no) over (partition by r.keys = '[]', r.media_type, r.title_key, extract(year from r.release_date))
  else r.row_no end
from pg_temp.catalog_rows r;
