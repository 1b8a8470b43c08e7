-- One line a title, put together from its records: of each field the first that says something,
-- of dates the most precise. A title without a name that the catalog does not know is left out.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with member as materialized (
  select m.group_no as title_no, r.*
  from pg_temp.import_members m
  join pg_temp.import_rows r on r.row_no = m.row_no
),
media_of as (
  select root as title_no, (array_agg(media_id) filter (where media_id is not null))[1] as media_id
  from pg_temp.import_groups group by root
),
attribute as (
  select title_no, jsonb_object_agg(key, value) as attributes from (
    select distinct on (m.title_no, a.key) m.title_no, a.key, a.value
    from member m cross join lateral jsonb_each(m.attributes) a
    order by m.title_no, a.key, m.row_no) x
  group by title_no
),
other as (
  select title_no, jsonb_object_agg(key, value) as attributes from (
    select distinct on (m.title_no, a.key) m.title_no, a.key, a.value
    from member m cross join lateral jsonb_each(m.other_attributes) a
    order by m.title_no, a.key, m.row_no) x
  group by title_no
),
formed as (
  select m.title_no,
    (array_agg(m.media_type order by m.row_no))[1] as media_type,
    (array_agg(m.media_class order by m.row_no))[1] as media_class,
    (array_agg(m.family order by m.row_no))[1] as family,
    (array_agg(m.title order by m.row_no) filter (where m.title <> ''))[1] as title,
    (array_agg(m.title_key order by m.row_no) filter (where m.title <> ''))[1] as title_key,
    string_agg(m.search_text, ' ') as search_text,
    (array_agg(m.release_date order by array_position(array['year', 'month', 'day'], m.release_precision) desc, m.row_no)
      filter (where m.release_date is not null))[1] as release_date,
    (array_agg(m.release_precision order by array_position(array['year', 'month', 'day'], m.release_precision) desc, m.row_no)
      filter (where m.release_date is not null))[1] as release_precision,
    (array_agg(m.country order by m.row_no) filter (where m.country <> ''))[1] as country,
    (array_agg(m.creators::text order by m.row_no) filter (where m.creators <> '{}'))[1]::text[] as creators,
    (array_agg(m.genres::text order by m.row_no) filter (where m.genres <> '{}'))[1]::text[] as genres,
    (array_agg(m.cover_url order by m.row_no) filter (where m.cover_url <> ''))[1] as cover_url,
    (array_agg(m.description order by m.row_no) filter (where m.description <> ''))[1] as description,
    max(m.popularity) as popularity
  from member m
  group by m.title_no
)
insert into pg_temp.import_titles (title_no, media_id, is_new, is_ours, media_type, media_class, family,
  title, sort_title, search_text, release_date, release_precision, country, creators, genres, cover_url,
  description, popularity, attributes, other_attributes)
select f.title_no, coalesce(x.media_id, case when f.title is not null then omt.uuid_v7() end),
  x.media_id is null,
  x.media_id is null or (select auth.can_edit_catalog()) or coalesce(e.created_by = (select auth.current_writer_id()), false),
  coalesce(e.media_type, f.media_type), f.media_class,
  case when x.media_id is null or e.media_type = f.media_type then f.family else '' end,
  coalesce(f.title, ''), coalesce(f.title_key, ''),
  f.search_text, f.release_date, f.release_precision, f.country, coalesce(f.creators, '{}'),
  coalesce(f.genres, '{}'), f.cover_url, f.description, f.popularity,
  coalesce(a.attributes, '{}'), coalesce(o.attributes, '{}')
from formed f
left join media_of x on x.title_no = f.title_no
left join media.media e on e.id = x.media_id
left join attribute a on a.title_no = f.title_no
left join other o on o.title_no = f.title_no
order by f.title_no;
