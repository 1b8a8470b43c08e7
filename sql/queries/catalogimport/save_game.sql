-- Typed attributes: overwritten where the catalog may, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select w.media_id, o.media_id is null as is_new,
    case when w.overwrites then coalesce(r.platforms, o.platforms) else coalesce(o.platforms, r.platforms) end as platforms,
    case when w.overwrites then coalesce(r.developers, o.developers) else coalesce(o.developers, r.developers) end as developers,
    case when w.overwrites then coalesce(r.publishers, o.publishers) else coalesce(o.publishers, r.publishers) end as publishers,
    case when w.overwrites then coalesce(r.hours, o.hours) else coalesce(o.hours, r.hours) end as hours,
    case when w.overwrites then coalesce(r.serial, o.serial) else coalesce(o.serial, r.serial) end as serial,
    case when w.overwrites then coalesce(r.clone_of, o.clone_of) else coalesce(o.clone_of, r.clone_of) end as clone_of
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows s on s.row_no = w.row_no
  cross join lateral jsonb_populate_record(null::media.game_attributes, s.attributes) r
  left join media.game_attributes o on o.media_id = w.media_id
  where w.speaks and not w.is_new and s.family = 'game' and s.attributes <> '{}'
),
added as (
  insert into media.game_attributes (media_id,
    platforms, developers, publishers, hours, serial, clone_of)
  select w.media_id,
    w.platforms, w.developers, w.publishers, w.hours, w.serial, w.clone_of
  from wanted w
  where w.is_new
  order by w.media_id
  returning media_id
),
changed as (
  update media.game_attributes a
  set platforms = w.platforms, developers = w.developers, publishers = w.publishers, hours = w.hours,
    serial = w.serial, clone_of = w.clone_of
  from wanted w
  where not w.is_new and a.media_id = w.media_id
    and row(a.platforms, a.developers, a.publishers, a.hours, a.serial, a.clone_of)
    is distinct from row(w.platforms, w.developers, w.publishers, w.hours, w.serial, w.clone_of)
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id)
select media_id from changed
union all
select media_id from added;
