-- Typed attributes of new titles, and those that matched titles lack.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.game_attributes as a (media_id, platforms, developers, publishers, hours, serial, clone_of)
select t.media_id, r.platforms, r.developers, r.publishers, r.hours, r.serial, r.clone_of
from pg_temp.import_titles t
cross join lateral jsonb_populate_record(null::media.game_attributes, t.attributes) r
where t.family = 'game' and t.is_ours and t.media_id is not null and t.attributes <> '{}'
  and (t.is_new or not exists (select from media.game_attributes o where o.media_id = t.media_id
    and (o.platforms is not null or r.platforms is null)
    and (o.developers is not null or r.developers is null)
    and (o.publishers is not null or r.publishers is null)
    and (o.hours is not null or r.hours is null)
    and (o.serial is not null or r.serial is null)
    and (o.clone_of is not null or r.clone_of is null)))
on conflict (media_id) do update set
  platforms = coalesce(a.platforms, excluded.platforms),
  developers = coalesce(a.developers, excluded.developers),
  publishers = coalesce(a.publishers, excluded.publishers),
  hours = coalesce(a.hours, excluded.hours),
  serial = coalesce(a.serial, excluded.serial),
  clone_of = coalesce(a.clone_of, excluded.clone_of);
