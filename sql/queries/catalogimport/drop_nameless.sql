-- Records that name no title and whose keys are of none; returns how many there were.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from pg_temp.catalog_work w
where w.is_new and not exists (
  select from pg_temp.catalog_rows r join pg_temp.catalog_work o on o.row_no = r.row_no
  where o.media_id = w.media_id and r.title <> '');
