-- Titles of a library file that the catalog does not have.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.media (id, media_type, media_class, title, sort_title, release_date, release_precision,
  country_of_origin, creators, genres, cover_url, description, attributes, popularity, search_vector, created_by)
select w.id, w.type,
  (select c.path from media.classes c where c.path operator(public.@>) w.class::public.ltree
    order by public.nlevel(c.path) desc limit 1),
  left(w.title, 255), w.sort_title, w.release_date, w.release_precision, w.country, w.creators, w.genres, w.cover_url,
  w.description, w.other, w.popularity, w.search_text::tsvector, (select auth.current_writer_id())
from jsonb_to_recordset(:media::jsonb) as w(id uuid, type text, class text, title text, sort_title text,
  release_date date, release_precision text, country text, creators text[], genres text[], cover_url text,
  description text, other jsonb, popularity real, search_text text);
