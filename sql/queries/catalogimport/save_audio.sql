-- Typed attributes: overwritten where the catalog may, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select w.media_id, o.media_id is null as is_new,
    case when w.overwrites then coalesce(r.format, o.format) else coalesce(o.format, r.format) end as format,
    case when w.overwrites then coalesce(r.tracks, o.tracks) else coalesce(o.tracks, r.tracks) end as tracks,
    case when w.overwrites then coalesce(r.episodes, o.episodes) else coalesce(o.episodes, r.episodes) end as episodes,
    case when w.overwrites then coalesce(r.duration_minutes, o.duration_minutes) else coalesce(o.duration_minutes, r.duration_minutes) end as duration_minutes,
    case when w.overwrites then coalesce(r.artists, o.artists) else coalesce(o.artists, r.artists) end as artists,
    case when w.overwrites then coalesce(r.label, o.label) else coalesce(o.label, r.label) end as label,
    case when w.overwrites then coalesce(r.feed_url, o.feed_url) else coalesce(o.feed_url, r.feed_url) end as feed_url
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows s on s.row_no = w.row_no
  cross join lateral jsonb_populate_record(null::media.audio_attributes, s.attributes) r
  left join media.audio_attributes o on o.media_id = w.media_id
  where w.speaks and not w.is_new and s.family = 'audio' and s.attributes <> '{}'
),
added as (
  insert into media.audio_attributes (media_id,
    format, tracks, episodes, duration_minutes, artists, label, feed_url)
  select w.media_id,
    w.format, w.tracks, w.episodes, w.duration_minutes, w.artists, w.label, w.feed_url
  from wanted w
  where w.is_new
  order by w.media_id
  returning media_id
),
changed as (
  update media.audio_attributes a
  set format = w.format, tracks = w.tracks, episodes = w.episodes, duration_minutes = w.duration_minutes,
    artists = w.artists, label = w.label, feed_url = w.feed_url
  from wanted w
  where not w.is_new and a.media_id = w.media_id
    and row(a.format, a.tracks, a.episodes, a.duration_minutes, a.artists, a.label, a.feed_url)
    is distinct from row(w.format, w.tracks, w.episodes, w.duration_minutes, w.artists, w.label, w.feed_url)
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id)
select media_id from changed
union all
select media_id from added;
