-- Adds the titles that the catalog does not know.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.media (id, external_id, media_type, media_class, title, sort_title, release_date,
  release_precision, country_of_origin, creators, genres, cover_url, description, attributes, popularity,
  search_vector, created_by)
select t.media_id,
  case when char_length(k.name) <= 255 and not exists (select from media.media o where o.external_id = k.name)
    then k.name end,
  t.media_type,
  (select c.path from media.classes c where c.path operator(public.@>) t.media_class::public.ltree
    order by public.nlevel(c.path) desc limit 1),
  left(t.title, 255), t.sort_title, t.release_date,
  t.release_precision, left(t.country, 255), t.creators, t.genres, t.cover_url, t.description,
  t.other_attributes, t.popularity, t.search_text::tsvector, (select auth.current_writer_id())
from pg_temp.import_titles t
left join lateral (
  select k.source_name || case when k.key_space = '' then '' else '/' || k.key_space end || ':' || k.external_key as name
  from pg_temp.import_members m
  join pg_temp.import_keys k on k.row_no = m.row_no
  where m.group_no = t.title_no
  order by k.row_no, k.place limit 1) k on true
where t.is_new and t.media_id is not null
order by t.title_no;
