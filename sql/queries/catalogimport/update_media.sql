-- Titles whose record says something else than before. What a record leaves out stays.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select m.id,
    case when w.overwrites and r.title <> '' then left(r.title, 255) else m.title end as title,
    case when w.overwrites and r.title <> '' then r.title_key else m.sort_title end as sort_title,
    case when r.release_date is not null and (w.overwrites or m.release_date is null) then r.release_date else m.release_date end as release_date,
    case when r.release_date is not null and (w.overwrites or m.release_date is null) then r.release_precision else m.release_precision end as release_precision,
    case when r.country <> '' and (w.overwrites or m.country_of_origin is null) then left(r.country, 255) else m.country_of_origin end as country_of_origin,
    case when r.creators <> '{}' and (w.overwrites or m.creators = '{}') then r.creators::varchar(255)[] else m.creators end as creators,
    case when r.genres <> '{}' and (w.overwrites or m.genres = '{}') then r.genres else m.genres end as genres,
    case when r.cover_url <> '' and (w.overwrites or m.cover_url is null) then r.cover_url else m.cover_url end as cover_url,
    case when r.description <> '' and (w.overwrites or m.description is null) then r.description else m.description end as description,
    case when w.overwrites then m.attributes || r.other_attributes else r.other_attributes || m.attributes end as attributes,
    case when r.popularity > 0 and (w.overwrites or m.popularity = 0) then r.popularity else m.popularity end as popularity,
    m.search_vector || r.search_text::tsvector as search_vector
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows r on r.row_no = w.row_no
  join media.media m on m.id = w.media_id
  where not w.is_new and w.speaks
),
changed as (
  update media.media m
  set title = w.title, sort_title = w.sort_title, release_date = w.release_date,
    release_precision = w.release_precision, country_of_origin = w.country_of_origin, creators = w.creators,
    genres = w.genres, cover_url = w.cover_url, description = w.description, attributes = w.attributes,
    popularity = w.popularity, search_vector = w.search_vector
  from wanted w
  where w.id = m.id
    and (m.title, m.sort_title, m.release_date, m.release_precision, m.country_of_origin, m.creators, m.genres,
      m.cover_url, m.description, m.attributes, m.popularity, m.search_vector)
    is distinct from (w.title, w.sort_title, w.release_date, w.release_precision, w.country_of_origin, w.creators,
      w.genres, w.cover_url, w.description, w.attributes, w.popularity, w.search_vector)
  returning m.id
)
insert into pg_temp.catalog_touched (media_id) select id from changed;
