-- Adds the titles that the catalog does not know.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with own_key as materialized (
  select distinct on (k.row_no) k.row_no,
    k.source_name || case when k.key_space = '' then '' else '/' || k.key_space end || ':' || k.external_key as name
  from pg_temp.catalog_keys k
  order by k.row_no, k.place
)
insert into media.media (id, external_id, media_type, media_class, title, sort_title, release_date,
  release_precision, country_of_origin, creators, genres, cover_url, description, attributes, popularity,
  search_vector)
select g.media_id,
  case when char_length(k.name) <= 255 and not exists (select from media.media o where o.external_id = k.name)
    then k.name end,
  r.media_type,
  (select c.path from media.classes c where c.path operator(public.@>) r.media_class::public.ltree
    order by public.nlevel(c.path) desc limit 1),
  left(r.title, 255), r.title_key, r.release_date, r.release_precision, nullif(r.country, ''), r.creators,
  r.genres, nullif(r.cover_url, ''), nullif(r.description, ''), r.other_attributes, r.popularity,
  r.search_text::tsvector
from pg_temp.catalog_groups g
join pg_temp.catalog_rows r on r.row_no = g.row_no
left join own_key k on k.row_no = g.row_no
where g.is_new and not g.is_repeat
order by k.name;
