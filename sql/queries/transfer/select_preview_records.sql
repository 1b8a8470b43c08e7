-- The records of all lines of the preview that pass a filter.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select row_no from pg_temp.import_preview
where row_no is not null and state <> 'merged' and (:state::text is null or state = :state::text)
  and (title ilike :pattern::text or matched_title ilike :pattern::text or file ilike :pattern::text)
order by row_no;
