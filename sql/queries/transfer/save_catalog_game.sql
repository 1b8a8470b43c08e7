-- Typed attributes: overwritten where the catalog is at home, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select g.media_id,
    case when g.is_home then coalesce(r.platforms, o.platforms) else coalesce(o.platforms, r.platforms) end as platforms,
    case when g.is_home then coalesce(r.developers, o.developers) else coalesce(o.developers, r.developers) end as developers,
    case when g.is_home then coalesce(r.publishers, o.publishers) else coalesce(o.publishers, r.publishers) end as publishers,
    case when g.is_home then coalesce(r.hours, o.hours) else coalesce(o.hours, r.hours) end as hours,
    case when g.is_home then coalesce(r.serial, o.serial) else coalesce(o.serial, r.serial) end as serial,
    case when g.is_home then coalesce(r.clone_of, o.clone_of) else coalesce(o.clone_of, r.clone_of) end as clone_of
  from pg_temp.catalog_groups g
  join pg_temp.catalog_rows s on s.row_no = g.row_no
  join media.media m on m.id = g.media_id and m.media_type = s.media_type
  cross join lateral jsonb_populate_record(null::media.game_attributes, s.attributes) r
  left join media.game_attributes o on o.media_id = g.media_id
  where not g.is_repeat and s.family = 'game' and s.attributes <> '{}'
),
saved as (
  insert into media.game_attributes as a (media_id,
    platforms, developers, publishers, hours, serial, clone_of)
  select w.media_id,
    w.platforms, w.developers, w.publishers, w.hours, w.serial, w.clone_of
  from wanted w
  left join media.game_attributes o on o.media_id = w.media_id
  where o.media_id is null or row(
    o.platforms, o.developers, o.publishers, o.hours, o.serial, o.clone_of)
    is distinct from row(
    w.platforms, w.developers, w.publishers, w.hours, w.serial, w.clone_of)
  on conflict (media_id) do update set
    platforms = excluded.platforms, developers = excluded.developers, publishers = excluded.publishers,
    hours = excluded.hours, serial = excluded.serial, clone_of = excluded.clone_of
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id) select media_id from saved;
