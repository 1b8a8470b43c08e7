-- Takes the records of the files as the program normalised them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
copy pg_temp.import_rows (row_no, file, line, source, media_type, media_class, family, title, title_key,
  search_text, release_date, release_precision, country, creators, creator_keys, genres, cover_url,
  description, popularity, attributes, other_attributes, keys, names, status, progress, rating, notes,
  review, has_spoilers, tags, started_at, started_precision, completed_at, completed_precision,
  earlier_started_at, earlier_started_precision, earlier_completed_at, earlier_completed_precision,
  added_at, added_precision, updated_at, is_favourite, is_private, earlier_passes, is_play, is_repeat,
  lists, extras) from stdin;
