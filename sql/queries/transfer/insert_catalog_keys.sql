-- The records' keys at other services, one a line.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.catalog_keys (row_no, place, source_name, key_space, external_key)
select r.row_no, k.place, k.key ->> 0, k.key ->> 1, k.key ->> 2
from pg_temp.catalog_rows r
cross join lateral jsonb_array_elements(r.keys) with ordinality k (key, place);
