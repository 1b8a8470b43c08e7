-- Records that the person joined share a key that nobody else has.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.import_keys (row_no, place, source_name, key_space, external_key)
select distinct r.row_no, 0, '', 'joined', d.joins_row::text
from pg_temp.import_decisions d
cross join lateral (values (d.row_no), (d.joins_row)) r (row_no)
where d.action = 'join';
