-- Typed attributes: overwritten where the catalog may, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select w.media_id, o.media_id is null as is_new,
    case when w.overwrites then coalesce(r.venue, o.venue) else coalesce(o.venue, r.venue) end as venue,
    case when w.overwrites then coalesce(r.city, o.city) else coalesce(o.city, r.city) end as city,
    case when w.overwrites then coalesce(r.country, o.country) else coalesce(o.country, r.country) end as country,
    case when w.overwrites then coalesce(r.starts_on, o.starts_on) else coalesce(o.starts_on, r.starts_on) end as starts_on,
    case when w.overwrites then coalesce(r.duration_minutes, o.duration_minutes) else coalesce(o.duration_minutes, r.duration_minutes) end as duration_minutes
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows s on s.row_no = w.row_no
  cross join lateral jsonb_populate_record(null::media.event_attributes, s.attributes) r
  left join media.event_attributes o on o.media_id = w.media_id
  where w.speaks and not w.is_new and s.family = 'event' and s.attributes <> '{}'
),
added as (
  insert into media.event_attributes (media_id,
    venue, city, country, starts_on, duration_minutes)
  select w.media_id,
    w.venue, w.city, w.country, w.starts_on, w.duration_minutes
  from wanted w
  where w.is_new
  order by w.media_id
  returning media_id
),
changed as (
  update media.event_attributes a
  set venue = w.venue, city = w.city, country = w.country, starts_on = w.starts_on,
    duration_minutes = w.duration_minutes
  from wanted w
  where not w.is_new and a.media_id = w.media_id
    and row(a.venue, a.city, a.country, a.starts_on, a.duration_minutes)
    is distinct from row(w.venue, w.city, w.country, w.starts_on, w.duration_minutes)
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id)
select media_id from changed
union all
select media_id from added;
