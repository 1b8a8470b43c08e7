-- Changes what a record says before anything is written; null leaves a field as it is.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update pg_temp.import_rows
set title = coalesce(:title::text, title), title_key = coalesce(:title_key::text, title_key),
  search_text = coalesce(:search_text::text, search_text),
  release_date = coalesce(:release_date::date, release_date),
  release_precision = coalesce(:release_precision::text, release_precision),
  media_type = coalesce(:media_type::text, media_type), media_class = coalesce(:media_class::text, media_class),
  family = coalesce(:family::text, family),
  status = coalesce(:status::text, status), progress = coalesce(:progress::int, progress),
  rating = coalesce(:rating::int, rating), notes = coalesce(:notes::text, notes)
where row_no = :row_no::bigint;
