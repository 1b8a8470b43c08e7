-- Typed attributes: overwritten where the catalog is at home, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select g.media_id,
    case when g.is_home then coalesce(r.format, o.format) else coalesce(o.format, r.format) end as format,
    case when g.is_home then coalesce(r.episodes, o.episodes) else coalesce(o.episodes, r.episodes) end as episodes,
    case when g.is_home then coalesce(r.seasons, o.seasons) else coalesce(o.seasons, r.seasons) end as seasons,
    case when g.is_home then coalesce(r.runtime_minutes, o.runtime_minutes) else coalesce(o.runtime_minutes, r.runtime_minutes) end as runtime_minutes,
    case when g.is_home then coalesce(r.studios, o.studios) else coalesce(o.studios, r.studios) end as studios,
    case when g.is_home then coalesce(r.network, o.network) else coalesce(o.network, r.network) end as network,
    case when g.is_home then coalesce(r.content_rating, o.content_rating) else coalesce(o.content_rating, r.content_rating) end as content_rating
  from pg_temp.catalog_groups g
  join pg_temp.catalog_rows s on s.row_no = g.row_no
  join media.media m on m.id = g.media_id and m.media_type = s.media_type
  cross join lateral jsonb_populate_record(null::media.screen_attributes, s.attributes) r
  left join media.screen_attributes o on o.media_id = g.media_id
  where not g.is_repeat and s.family = 'screen' and s.attributes <> '{}'
),
saved as (
  insert into media.screen_attributes as a (media_id,
    format, episodes, seasons, runtime_minutes, studios, network, content_rating)
  select w.media_id,
    w.format, w.episodes, w.seasons, w.runtime_minutes, w.studios, w.network, w.content_rating
  from wanted w
  left join media.screen_attributes o on o.media_id = w.media_id
  where o.media_id is null or row(
    o.format, o.episodes, o.seasons, o.runtime_minutes, o.studios, o.network, o.content_rating)
    is distinct from row(
    w.format, w.episodes, w.seasons, w.runtime_minutes, w.studios, w.network, w.content_rating)
  on conflict (media_id) do update set
    format = excluded.format, episodes = excluded.episodes, seasons = excluded.seasons,
    runtime_minutes = excluded.runtime_minutes, studios = excluded.studios, network = excluded.network,
    content_rating = excluded.content_rating
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id) select media_id from saved;
