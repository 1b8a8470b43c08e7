-- Names of people, new and changed; returns how many.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.catalog_people as p (source_id, person_key, name)
select distinct on (s.person_key) :source::smallint, s.person_key, s.name
from pg_temp.catalog_people s
order by s.person_key
on conflict (source_id, person_key) do update set name = excluded.name where p.name <> excluded.name;
