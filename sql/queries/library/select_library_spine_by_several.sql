-- The titles of the reader's library that a page shows, as one row: the ids, sixteen bytes each,
-- ordered by three keys one after the other. Nulls stand last in every direction; ties go by title.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select string_agg(uuid_send(o.id), ''::bytea) as ids
from (
  select m.id
  from interaction.user_media e
  join media.media m on m.id = e.media_id
  cross join lateral (select
    array_position(array['anime', 'show', 'web_series', 'movie', 'book', 'light_novel', 'web_novel', 'audiobook',
      'manga', 'comic', 'webtoon', 'game', 'visual_novel', 'podcast', 'music', 'live_event'], m.media_type::text)::float8 as type,
    extract(epoch from m.release_date)::float8 as year,
    array_position(array['in_progress', 'planned', 'completed', 'on_hold', 'dropped'], e.status::text)::float8 as status,
    extract(epoch from e.started_at)::float8 as started_at,
    extract(epoch from e.completed_at)::float8 as completed_at,
    extract(epoch from e.updated_at)::float8 as updated_at,
    extract(epoch from e.created_at)::float8 as added_at) v
  cross join lateral (select
    case :sort_key1::text when 'type' then v.type when 'year' then v.year when 'status' then v.status
      when 'progress' then e.progress::float8 when 'rating' then e.rating::float8 when 'started_at' then v.started_at
      when 'completed_at' then v.completed_at when 'updated_at' then v.updated_at when 'added_at' then v.added_at
      when 'popularity' then nullif(m.popularity, 0)::float8 when 'position' then 0 else 0 end as n1,
    case :sort_key2::text when 'type' then v.type when 'year' then v.year when 'status' then v.status
      when 'progress' then e.progress::float8 when 'rating' then e.rating::float8 when 'started_at' then v.started_at
      when 'completed_at' then v.completed_at when 'updated_at' then v.updated_at when 'added_at' then v.added_at
      when 'popularity' then nullif(m.popularity, 0)::float8 when 'position' then 0 else 0 end as n2,
    case :sort_key3::text when 'type' then v.type when 'year' then v.year when 'status' then v.status
      when 'progress' then e.progress::float8 when 'rating' then e.rating::float8 when 'started_at' then v.started_at
      when 'completed_at' then v.completed_at when 'updated_at' then v.updated_at when 'added_at' then v.added_at
      when 'popularity' then nullif(m.popularity, 0)::float8 when 'position' then 0 else 0 end as n3) k
  where e.user_id = coalesce(:reader::uuid, (select auth.current_user_id()))
    and (:status::text is null or e.status = :status::text)
    and (:media_type::text is null or m.media_type = :media_type::text)
    and (:media_class::text is null or m.media_class operator(public.<@) :media_class::public.ltree)
    and (:tag::text is null or :tag::text = any (e.tags))
    and (:ts_query::text is null or m.search_vector @@ :ts_query::tsquery)
  order by
    k.n1 is null, case when :descending1::boolean then -k.n1 else k.n1 end,
    case when :sort_key1::text = 'title' and :descending1::boolean then m.sort_title end desc,
    case when :sort_key1::text = 'title' and not :descending1::boolean then m.sort_title end,
    k.n2 is null, case when :descending2::boolean then -k.n2 else k.n2 end,
    case when :sort_key2::text = 'title' and :descending2::boolean then m.sort_title end desc,
    case when :sort_key2::text = 'title' and not :descending2::boolean then m.sort_title end,
    k.n3 is null, case when :descending3::boolean then -k.n3 else k.n3 end,
    case when :sort_key3::text = 'title' and :descending3::boolean then m.sort_title end desc,
    case when :sort_key3::text = 'title' and not :descending3::boolean then m.sort_title end,
    m.sort_title, m.id) o;
