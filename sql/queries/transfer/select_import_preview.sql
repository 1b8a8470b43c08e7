-- Lines of the preview, from one on; by number, so that any page is as quick as the first. Without a
-- state all of them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select line_no, state, row_no, title_no, file, line, sources, title, media_type, year, creators, media_id,
  matched_title, score, is_decided, changes, conflicts, candidates, reason
from pg_temp.import_preview
where (:state::text is null and line_no > :from::bigint and line_no <= :from::bigint + :limit::int)
  or (state = :state::text and state_no > :from::bigint and state_no <= :from::bigint + :limit::int)
order by line_no;
