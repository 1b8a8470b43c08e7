-- Adds the titles that the catalog does not know.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with classes as materialized (
  select d.media_class, (select c.path from media.classes c where c.path operator(public.@>) d.media_class::public.ltree
    order by public.nlevel(c.path) desc limit 1) as path
  from (select distinct media_class from pg_temp.catalog_rows) d
)
insert into media.media (id, external_id, media_type, media_class, title, sort_title, release_date,
  release_precision, country_of_origin, creators, genres, cover_url, description, attributes, popularity,
  search_vector)
select w.media_id,
  case when r.has_keys and char_length(r.record_key) <= 255
    and not exists (select from media.media o where o.external_id = r.record_key) then r.record_key end,
  r.media_type, c.path, left(r.title, 255), r.title_key, r.release_date, r.release_precision, nullif(r.country, ''),
  r.creators, r.genres, nullif(r.cover_url, ''), nullif(r.description, ''), r.other_attributes, r.popularity,
  r.search_text::tsvector
from pg_temp.catalog_work w
join pg_temp.catalog_rows r on r.row_no = w.row_no
join classes c on c.media_class = r.media_class
where w.is_new and w.speaks
order by w.media_id;
