-- Typed attributes of new titles, and those that matched titles lack.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.written_attributes as a (media_id, format, pages, chapters, volumes, words, isbn13, publisher, binding, series_name, series_position, original_language)
select t.media_id, r.format, r.pages, r.chapters, r.volumes, r.words, r.isbn13, r.publisher, r.binding, r.series_name, r.series_position, r.original_language
from pg_temp.import_titles t
cross join lateral jsonb_populate_record(null::media.written_attributes, t.attributes) r
where t.family = 'written' and t.is_ours and t.media_id is not null and t.attributes <> '{}'
  and (t.is_new or not exists (select from media.written_attributes o where o.media_id = t.media_id
    and (o.format is not null or r.format is null)
    and (o.pages is not null or r.pages is null)
    and (o.chapters is not null or r.chapters is null)
    and (o.volumes is not null or r.volumes is null)
    and (o.words is not null or r.words is null)
    and (o.isbn13 is not null or r.isbn13 is null)
    and (o.publisher is not null or r.publisher is null)
    and (o.binding is not null or r.binding is null)
    and (o.series_name is not null or r.series_name is null)
    and (o.series_position is not null or r.series_position is null)
    and (o.original_language is not null or r.original_language is null)))
on conflict (media_id) do update set
  format = coalesce(a.format, excluded.format),
  pages = coalesce(a.pages, excluded.pages),
  chapters = coalesce(a.chapters, excluded.chapters),
  volumes = coalesce(a.volumes, excluded.volumes),
  words = coalesce(a.words, excluded.words),
  isbn13 = coalesce(a.isbn13, excluded.isbn13),
  publisher = coalesce(a.publisher, excluded.publisher),
  binding = coalesce(a.binding, excluded.binding),
  series_name = coalesce(a.series_name, excluded.series_name),
  series_position = coalesce(a.series_position, excluded.series_position),
  original_language = coalesce(a.original_language, excluded.original_language);
