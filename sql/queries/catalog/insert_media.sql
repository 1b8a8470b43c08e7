-- Adds a title of the reader's own making.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.media (id, external_id, media_type, media_class, title, sort_title, release_date,
  release_precision, country_of_origin, creators, genres, cover_url, description, attributes, popularity,
  search_vector, created_by)
values (:id::uuid, :external_id::text, :media_type::text, :media_class::public.ltree, :title::text,
  :sort_title::text, :release_date::date, :release_precision::text, :country::text, :creators::text[],
  :genres::text[], :cover_url::text, :description::text, :attributes::jsonb, :popularity::real,
  :search_vector::tsvector, (select auth.current_writer_id()));
