-- Typed attributes: overwritten where the catalog may, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select w.media_id, o.media_id is null as is_new,
    case when w.overwrites then coalesce(r.format, o.format) else coalesce(o.format, r.format) end as format,
    case when w.overwrites then coalesce(r.episodes, o.episodes) else coalesce(o.episodes, r.episodes) end as episodes,
    case when w.overwrites then coalesce(r.seasons, o.seasons) else coalesce(o.seasons, r.seasons) end as seasons,
    case when w.overwrites then coalesce(r.runtime_minutes, o.runtime_minutes) else coalesce(o.runtime_minutes, r.runtime_minutes) end as runtime_minutes,
    case when w.overwrites then coalesce(r.studios, o.studios) else coalesce(o.studios, r.studios) end as studios,
    case when w.overwrites then coalesce(r.network, o.network) else coalesce(o.network, r.network) end as network,
    case when w.overwrites then coalesce(r.content_rating, o.content_rating) else coalesce(o.content_rating, r.content_rating) end as content_rating
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows s on s.row_no = w.row_no
  cross join lateral jsonb_populate_record(null::media.screen_attributes, s.attributes) r
  left join media.screen_attributes o on o.media_id = w.media_id
  where w.speaks and not w.is_new and s.family = 'screen' and s.attributes <> '{}'
),
added as (
  insert into media.screen_attributes (media_id,
    format, episodes, seasons, runtime_minutes, studios, network, content_rating)
  select w.media_id,
    w.format, w.episodes, w.seasons, w.runtime_minutes, w.studios, w.network, w.content_rating
  from wanted w
  where w.is_new
  order by w.media_id
  returning media_id
),
changed as (
  update media.screen_attributes a
  set format = w.format, episodes = w.episodes, seasons = w.seasons, runtime_minutes = w.runtime_minutes,
    studios = w.studios, network = w.network, content_rating = w.content_rating
  from wanted w
  where not w.is_new and a.media_id = w.media_id
    and row(a.format, a.episodes, a.seasons, a.runtime_minutes, a.studios, a.network, a.content_rating)
    is distinct from row(w.format, w.episodes, w.seasons, w.runtime_minutes, w.studios, w.network, w.content_rating)
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id)
select media_id from changed
union all
select media_id from added;
