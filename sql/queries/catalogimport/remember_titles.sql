-- Titles of which a second catalog speaks from now on: keeps what the first one said.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update media.catalog_records c
set said = media.title_as_said(c.media_id)
where c.is_first and c.said is null
  and c.media_id in (select w.media_id from pg_temp.catalog_work w where w.is_shared and not w.is_unchanged);
