-- Typed attributes: overwritten where the catalog is at home, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select g.media_id,
    case when g.is_home then coalesce(r.format, o.format) else coalesce(o.format, r.format) end as format,
    case when g.is_home then coalesce(r.pages, o.pages) else coalesce(o.pages, r.pages) end as pages,
    case when g.is_home then coalesce(r.chapters, o.chapters) else coalesce(o.chapters, r.chapters) end as chapters,
    case when g.is_home then coalesce(r.volumes, o.volumes) else coalesce(o.volumes, r.volumes) end as volumes,
    case when g.is_home then coalesce(r.words, o.words) else coalesce(o.words, r.words) end as words,
    case when g.is_home then coalesce(r.isbn13, o.isbn13) else coalesce(o.isbn13, r.isbn13) end as isbn13,
    case when g.is_home then coalesce(r.publisher, o.publisher) else coalesce(o.publisher, r.publisher) end as publisher,
    case when g.is_home then coalesce(r.binding, o.binding) else coalesce(o.binding, r.binding) end as binding,
    case when g.is_home then coalesce(r.series_name, o.series_name) else coalesce(o.series_name, r.series_name) end as series_name,
    case when g.is_home then coalesce(r.series_position, o.series_position) else coalesce(o.series_position, r.series_position) end as series_position,
    case when g.is_home then coalesce(r.original_language, o.original_language) else coalesce(o.original_language, r.original_language) end as original_language
  from pg_temp.catalog_groups g
  join pg_temp.catalog_rows s on s.row_no = g.row_no
  join media.media m on m.id = g.media_id and m.media_type = s.media_type
  cross join lateral jsonb_populate_record(null::media.written_attributes, s.attributes) r
  left join media.written_attributes o on o.media_id = g.media_id
  where not g.is_repeat and s.family = 'written' and s.attributes <> '{}'
),
saved as (
  insert into media.written_attributes as a (media_id,
    format, pages, chapters, volumes, words, isbn13, publisher, binding, series_name, series_position,
    original_language)
  select w.media_id,
    w.format, w.pages, w.chapters, w.volumes, w.words, w.isbn13, w.publisher, w.binding, w.series_name,
    w.series_position, w.original_language
  from wanted w
  left join media.written_attributes o on o.media_id = w.media_id
  where o.media_id is null or row(
    o.format, o.pages, o.chapters, o.volumes, o.words, o.isbn13, o.publisher, o.binding, o.series_name,
    o.series_position, o.original_language)
    is distinct from row(
    w.format, w.pages, w.chapters, w.volumes, w.words, w.isbn13, w.publisher, w.binding, w.series_name,
    w.series_position, w.original_language)
  on conflict (media_id) do update set
    format = excluded.format, pages = excluded.pages, chapters = excluded.chapters,
    volumes = excluded.volumes, words = excluded.words, isbn13 = excluded.isbn13,
    publisher = excluded.publisher, binding = excluded.binding, series_name = excluded.series_name,
    series_position = excluded.series_position, original_language = excluded.original_language
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id) select media_id from saved;
