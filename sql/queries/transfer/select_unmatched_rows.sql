-- Records whose title could be neither found nor made.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select r.file, r.line, count(*) over () as total
from pg_temp.import_rows r
join pg_temp.import_members m on m.row_no = r.row_no
join pg_temp.import_titles t on t.title_no = m.group_no
where t.media_id is null
order by r.row_no
limit 1000;
