-- New and matched titles gain the keys they lack. A key that another title has stays there.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.external_links (media_id, source_name, key_space, external_key)
select distinct on (k.source_name, k.key_space, k.external_key)
  t.media_id, k.source_name, k.key_space, k.external_key
from pg_temp.import_titles t
join pg_temp.import_members m on m.group_no = t.title_no
join pg_temp.import_keys k on k.row_no = m.row_no
where t.media_id is not null and t.is_ours
  and not exists (select from media.external_links l where l.source_name = k.source_name
    and l.key_space = k.key_space and l.external_key = k.external_key)
order by k.source_name, k.key_space, k.external_key, k.row_no
on conflict do nothing;
