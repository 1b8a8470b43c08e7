-- The first record of each group that has candidates and yet none that is surely it.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select r.file, r.line, left(r.title, 200) as title
from pg_temp.import_rows r
where r.row_no in (
  select x.root from pg_temp.import_candidates x
  join pg_temp.import_groups g on g.root = x.root
  group by x.root having count(g.media_id) = 0)
order by r.row_no
limit 1000;
