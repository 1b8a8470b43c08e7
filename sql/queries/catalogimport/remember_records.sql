-- Keeps what records say of titles that several catalogs speak of.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with keys as (
  select w.row_no, jsonb_agg(jsonb_build_array(k.source_name, k.key_space, k.external_key) order by k.place) as list
  from pg_temp.catalog_work w join pg_temp.catalog_keys k on k.row_no = w.row_no
  where w.is_shared and not w.is_unchanged
  group by w.row_no
),
names as (
  select w.row_no, jsonb_agg(jsonb_build_array(n.title, n.language, n.kind, n.normalised) order by n.place) as list
  from pg_temp.catalog_work w join pg_temp.catalog_names n on n.row_no = w.row_no
  where w.is_shared and not w.is_unchanged
  group by w.row_no
)
update media.catalog_records c
set said = jsonb_strip_nulls(jsonb_build_object('title', nullif(r.title, ''), 'title_key', nullif(r.title_key, ''),
  'search_text', r.search_text, 'release_date', r.release_date, 'release_precision', r.release_precision,
  'country', nullif(r.country, ''), 'creators', nullif(r.creators, '{}'), 'genres', nullif(r.genres, '{}'),
  'cover_url', nullif(r.cover_url, ''), 'description', nullif(r.description, ''),
  'popularity', nullif(r.popularity, 0), 'attributes', nullif(r.attributes, '{}'),
  'other_attributes', nullif(r.other_attributes, '{}'), 'names', n.list, 'keys', k.list))
from pg_temp.catalog_work w
join pg_temp.catalog_rows r on r.row_no = w.row_no
left join keys k on k.row_no = w.row_no
left join names n on n.row_no = w.row_no
where c.source_id = :source::smallint and c.seq = :base::bigint + w.row_no
  and w.is_shared and not w.is_unchanged;
