-- The names a record's title may be found by, normalised; aliases and abbreviations are too loose.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.import_names (row_no, name_key)
select r.row_no, r.title_key from pg_temp.import_rows r where r.title_key <> ''
union
select r.row_no, n.name ->> 'key'
from pg_temp.import_rows r
cross join lateral jsonb_array_elements(r.names) n (name)
where n.name ->> 'kind' in ('main', 'original', 'translated') and n.name ->> 'key' <> '';
