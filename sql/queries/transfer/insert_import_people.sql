-- The records' creators, normalised.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.import_people (row_no, creator_key)
select distinct r.row_no, c.creator_key
from pg_temp.import_rows r
cross join lateral unnest(r.creator_keys) c (creator_key);
