-- The first contradictions of the batch, for the report.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select c.row_no, c.what, c.said, c.stands, m.title
from pg_temp.catalog_conflicts c
join media.media m on m.id = c.media_id
order by c.row_no, c.what, c.said
limit :limit::int;
