-- Keys that a map of ids says are of the same title; the record's own come first.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.import_keys (row_no, place, source_name, key_space, external_key)
select distinct k.row_no, 1000, o.source_name, o.key_space, o.external_key
from pg_temp.import_keys k
join media.key_sets s on s.source_name = k.source_name and s.key_space = k.key_space and s.external_key = k.external_key
join media.key_sets o on o.source_id = s.source_id and o.record_key = s.record_key
where not exists (
  select from pg_temp.import_keys known
  where known.row_no = k.row_no and known.source_name = o.source_name and known.key_space = o.key_space);
