-- The titles of the reader's library that a page shows, as one row: the ids, sixteen bytes each, in
-- the order asked for. Nulls stand last in both directions; ties go by title.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select string_agg(uuid_send(o.id), ''::bytea) as ids
from (
  select m.id
  from interaction.user_media e
  join media.media m on m.id = e.media_id
  cross join lateral (select case :sort_key::text
    when 'type' then array_position(array['anime', 'show', 'web_series', 'movie', 'book', 'light_novel', 'web_novel',
      'audiobook', 'manga', 'comic', 'webtoon', 'game', 'visual_novel', 'podcast', 'music', 'live_event'], m.media_type::text)::float8
    when 'year' then extract(epoch from m.release_date)::float8
    when 'status' then array_position(array['in_progress', 'planned', 'completed', 'on_hold', 'dropped'], e.status::text)::float8
    when 'progress' then e.progress::float8
    when 'rating' then e.rating::float8
    when 'started_at' then extract(epoch from e.started_at)::float8
    when 'completed_at' then extract(epoch from e.completed_at)::float8
    when 'updated_at' then extract(epoch from e.updated_at)::float8
    when 'added_at' then extract(epoch from e.created_at)::float8
    when 'popularity' then nullif(m.popularity, 0)::float8
    when 'position' then 0
    else 0 end as key) k
  where e.user_id = coalesce(:reader::uuid, (select auth.current_user_id()))
    and (:status::text is null or e.status = :status::text)
    and (:media_type::text is null or m.media_type = :media_type::text)
    and (:media_class::text is null or m.media_class operator(public.<@) :media_class::public.ltree)
    and (:tag::text is null or :tag::text = any (e.tags))
    and (:ts_query::text is null or m.search_vector @@ :ts_query::tsquery)
  order by k.key is null, case when :descending::boolean then -k.key else k.key end,
    case when :sort_key::text = 'title' and :descending::boolean then m.sort_title end desc, m.sort_title, m.id) o;
