-- Typed attributes of new titles, and those that matched titles lack.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.audio_attributes as a (media_id, format, tracks, episodes, duration_minutes, artists, label, feed_url)
select t.media_id, r.format, r.tracks, r.episodes, r.duration_minutes, r.artists, r.label, r.feed_url
from pg_temp.import_titles t
cross join lateral jsonb_populate_record(null::media.audio_attributes, t.attributes) r
where t.family = 'audio' and t.is_ours and t.media_id is not null and t.attributes <> '{}'
  and (t.is_new or not exists (select from media.audio_attributes o where o.media_id = t.media_id
    and (o.format is not null or r.format is null)
    and (o.tracks is not null or r.tracks is null)
    and (o.episodes is not null or r.episodes is null)
    and (o.duration_minutes is not null or r.duration_minutes is null)
    and (o.artists is not null or r.artists is null)
    and (o.label is not null or r.label is null)
    and (o.feed_url is not null or r.feed_url is null)))
on conflict (media_id) do update set
  format = coalesce(a.format, excluded.format),
  tracks = coalesce(a.tracks, excluded.tracks),
  episodes = coalesce(a.episodes, excluded.episodes),
  duration_minutes = coalesce(a.duration_minutes, excluded.duration_minutes),
  artists = coalesce(a.artists, excluded.artists),
  label = coalesce(a.label, excluded.label),
  feed_url = coalesce(a.feed_url, excluded.feed_url);
