-- Completed titles that are not made yet, and so have no total in the catalog, go all the way.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update pg_temp.import_entries i
set progress = x.total::int, progress_total = x.total::int
from (
  select t.title_no, t.attributes ->> case
      when t.media_type in ('anime', 'show', 'web_series', 'podcast') then 'episodes'
      when t.media_type = 'movie' then 'runtime_minutes'
      when t.media_type = 'book' then 'pages'
      when t.media_type in ('light_novel', 'web_novel', 'manga', 'comic', 'webtoon') then 'chapters'
      when t.media_type in ('game', 'visual_novel') then 'hours'
      when t.media_type in ('audiobook', 'live_event') then 'duration_minutes'
      when t.media_type = 'music' then 'tracks' end as total
  from pg_temp.import_titles t
  where t.is_new) x
where x.title_no = i.title_no and x.total ~ '^[0-9]{1,9}$' and i.fallback = 'completed' and coalesce(i.progress, 0) = 0;
