-- Lines of the preview whose title or file has this text, with how many there are.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select line_no, state, row_no, title_no, file, line, sources, title, media_type, year, creators, media_id,
  matched_title, score, is_decided, changes, conflicts, candidates, reason, count(*) over () as total
from pg_temp.import_preview
where (:state::text is null or state = :state::text)
  and (title ilike :pattern::text or matched_title ilike :pattern::text or file ilike :pattern::text or reason ilike :pattern::text)
order by line_no
offset :from::bigint limit :limit::int;
