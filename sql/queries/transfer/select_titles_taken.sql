-- Whether somebody else has added one of the new titles since they were matched: is_taken. Matching
-- found none of their keys, so one that is another's now came in between.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select exists (
  select from pg_temp.import_titles t
  join pg_temp.import_members m on m.group_no = t.title_no
  join pg_temp.import_keys k on k.row_no = m.row_no
  join media.external_links l on l.source_name = k.source_name and l.key_space = k.key_space
    and l.external_key = k.external_key
  where t.is_new and l.media_id not in (
    select o.media_id from pg_temp.import_titles o where o.is_new and o.media_id is not null)) as is_taken;
