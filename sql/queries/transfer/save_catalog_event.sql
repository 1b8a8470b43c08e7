-- Typed attributes: overwritten where the catalog is at home, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select g.media_id,
    case when g.is_home then coalesce(r.venue, o.venue) else coalesce(o.venue, r.venue) end as venue,
    case when g.is_home then coalesce(r.city, o.city) else coalesce(o.city, r.city) end as city,
    case when g.is_home then coalesce(r.country, o.country) else coalesce(o.country, r.country) end as country,
    case when g.is_home then coalesce(r.starts_on, o.starts_on) else coalesce(o.starts_on, r.starts_on) end as starts_on,
    case when g.is_home then coalesce(r.duration_minutes, o.duration_minutes) else coalesce(o.duration_minutes, r.duration_minutes) end as duration_minutes
  from pg_temp.catalog_groups g
  join pg_temp.catalog_rows s on s.row_no = g.row_no
  join media.media m on m.id = g.media_id and m.media_type = s.media_type
  cross join lateral jsonb_populate_record(null::media.event_attributes, s.attributes) r
  left join media.event_attributes o on o.media_id = g.media_id
  where not g.is_repeat and s.family = 'event' and s.attributes <> '{}'
),
saved as (
  insert into media.event_attributes as a (media_id,
    venue, city, country, starts_on, duration_minutes)
  select w.media_id,
    w.venue, w.city, w.country, w.starts_on, w.duration_minutes
  from wanted w
  left join media.event_attributes o on o.media_id = w.media_id
  where o.media_id is null or row(
    o.venue, o.city, o.country, o.starts_on, o.duration_minutes)
    is distinct from row(
    w.venue, w.city, w.country, w.starts_on, w.duration_minutes)
  on conflict (media_id) do update set
    venue = excluded.venue, city = excluded.city, country = excluded.country, starts_on = excluded.starts_on,
    duration_minutes = excluded.duration_minutes
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id) select media_id from saved;
