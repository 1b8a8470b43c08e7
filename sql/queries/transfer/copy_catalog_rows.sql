-- Takes a batch of records as the program normalised them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
copy pg_temp.catalog_rows (row_no, media_type, media_class, family, title, title_key, search_text,
  release_date, release_precision, country, creators, creator_keys, genres, cover_url, description,
  popularity, attributes, other_attributes, keys, names) from stdin;
