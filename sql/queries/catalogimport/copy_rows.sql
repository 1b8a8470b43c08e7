-- Takes a batch of records as the program normalised them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
copy pg_temp.catalog_rows (group_no, new_id, row_no, record_key, fingerprint, supplements, has_keys, family, media_type,
  media_class, title, title_key, search_text, release_date, release_precision, country, creators, genres, cover_url,
  description, popularity, attributes, other_attributes) from stdin;
