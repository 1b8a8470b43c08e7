-- Typed attributes: overwritten where the catalog may, elsewhere only filled.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select w.media_id, o.media_id is null as is_new,
    case when w.overwrites then coalesce(r.format, o.format) else coalesce(o.format, r.format) end as format,
    case when w.overwrites then coalesce(r.pages, o.pages) else coalesce(o.pages, r.pages) end as pages,
    case when w.overwrites then coalesce(r.chapters, o.chapters) else coalesce(o.chapters, r.chapters) end as chapters,
    case when w.overwrites then coalesce(r.volumes, o.volumes) else coalesce(o.volumes, r.volumes) end as volumes,
    case when w.overwrites then coalesce(r.words, o.words) else coalesce(o.words, r.words) end as words,
    case when w.overwrites then coalesce(r.isbn13, o.isbn13) else coalesce(o.isbn13, r.isbn13) end as isbn13,
    case when w.overwrites then coalesce(r.publisher, o.publisher) else coalesce(o.publisher, r.publisher) end as publisher,
    case when w.overwrites then coalesce(r.binding, o.binding) else coalesce(o.binding, r.binding) end as binding,
    case when w.overwrites then coalesce(r.series_name, o.series_name) else coalesce(o.series_name, r.series_name) end as series_name,
    case when w.overwrites then coalesce(r.series_position, o.series_position) else coalesce(o.series_position, r.series_position) end as series_position,
    case when w.overwrites then coalesce(r.original_language, o.original_language) else coalesce(o.original_language, r.original_language) end as original_language
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows s on s.row_no = w.row_no
  cross join lateral jsonb_populate_record(null::media.written_attributes, s.attributes) r
  left join media.written_attributes o on o.media_id = w.media_id
  where w.speaks and not w.is_new and s.family = 'written' and s.attributes <> '{}'
),
added as (
  insert into media.written_attributes (media_id,
    format, pages, chapters, volumes, words, isbn13, publisher, binding, series_name, series_position,
    original_language)
  select w.media_id,
    w.format, w.pages, w.chapters, w.volumes, w.words, w.isbn13, w.publisher, w.binding, w.series_name,
    w.series_position, w.original_language
  from wanted w
  where w.is_new
  order by w.media_id
  returning media_id
),
changed as (
  update media.written_attributes a
  set format = w.format, pages = w.pages, chapters = w.chapters, volumes = w.volumes, words = w.words,
    isbn13 = w.isbn13, publisher = w.publisher, binding = w.binding, series_name = w.series_name,
    series_position = w.series_position, original_language = w.original_language
  from wanted w
  where not w.is_new and a.media_id = w.media_id
    and row(a.format, a.pages, a.chapters, a.volumes, a.words, a.isbn13, a.publisher, a.binding,
      a.series_name, a.series_position, a.original_language)
    is distinct from row(w.format, w.pages, w.chapters, w.volumes, w.words, w.isbn13, w.publisher, w.binding,
      w.series_name, w.series_position, w.original_language)
  returning a.media_id
)
insert into pg_temp.catalog_touched (media_id)
select media_id from changed
union all
select media_id from added;
