-- Typed attributes: overwritten where the catalog is at home, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select g.media_id,
    case when g.is_home then coalesce(r.format, o.format) else coalesce(o.format, r.format) end as format,
    case when g.is_home then coalesce(r.tracks, o.tracks) else coalesce(o.tracks, r.tracks) end as tracks,
    case when g.is_home then coalesce(r.episodes, o.episodes) else coalesce(o.episodes, r.episodes) end as episodes,
    case when g.is_home then coalesce(r.duration_minutes, o.duration_minutes) else coalesce(o.duration_minutes, r.duration_minutes) end as duration_minutes,
    case when g.is_home then coalesce(r.artists, o.artists) else coalesce(o.artists, r.artists) end as artists,
    case when g.is_home then coalesce(r.label, o.label) else coalesce(o.label, r.label) end as label,
    case when g.is_home then coalesce(r.feed_url, o.feed_url) else coalesce(o.feed_url, r.feed_url) end as feed_url
  from pg_temp.catalog_groups g
  join pg_temp.catalog_rows s on s.row_no = g.row_no
  join media.media m on m.id = g.media_id and m.media_type = s.media_type
  cross join lateral jsonb_populate_record(null::media.audio_attributes, s.attributes) r
  left join media.audio_attributes o on o.media_id = g.media_id
  where not g.is_repeat and s.family = 'audio' and s.attributes <> '{}'
),
saved as (
  insert into media.audio_attributes as a (media_id,
    format, tracks, episodes, duration_minutes, artists, label, feed_url)
  select w.media_id,
    w.format, w.tracks, w.episodes, w.duration_minutes, w.artists, w.label, w.feed_url
  from wanted w
  left join media.audio_attributes o on o.media_id = w.media_id
  where o.media_id is null or row(
    o.format, o.tracks, o.episodes, o.duration_minutes, o.artists, o.label, o.feed_url)
    is distinct from row(
    w.format, w.tracks, w.episodes, w.duration_minutes, w.artists, w.label, w.feed_url)
  on conflict (media_id) do update set
    format = excluded.format, tracks = excluded.tracks, episodes = excluded.episodes,
    duration_minutes = excluded.duration_minutes, artists = excluded.artists, label = excluded.label,
    feed_url = excluded.feed_url
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id) select media_id from saved;
