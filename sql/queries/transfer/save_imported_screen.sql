-- Typed attributes of new titles, and those that matched titles lack.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.screen_attributes as a (media_id, format, episodes, seasons, runtime_minutes, studios, network, content_rating)
select t.media_id, r.format, r.episodes, r.seasons, r.runtime_minutes, r.studios, r.network, r.content_rating
from pg_temp.import_titles t
cross join lateral jsonb_populate_record(null::media.screen_attributes, t.attributes) r
where t.family = 'screen' and t.is_ours and t.media_id is not null and t.attributes <> '{}'
  and (t.is_new or not exists (select from media.screen_attributes o where o.media_id = t.media_id
    and (o.format is not null or r.format is null)
    and (o.episodes is not null or r.episodes is null)
    and (o.seasons is not null or r.seasons is null)
    and (o.runtime_minutes is not null or r.runtime_minutes is null)
    and (o.studios is not null or r.studios is null)
    and (o.network is not null or r.network is null)
    and (o.content_rating is not null or r.content_rating is null)))
on conflict (media_id) do update set
  format = coalesce(a.format, excluded.format),
  episodes = coalesce(a.episodes, excluded.episodes),
  seasons = coalesce(a.seasons, excluded.seasons),
  runtime_minutes = coalesce(a.runtime_minutes, excluded.runtime_minutes),
  studios = coalesce(a.studios, excluded.studios),
  network = coalesce(a.network, excluded.network),
  content_rating = coalesce(a.content_rating, excluded.content_rating);
