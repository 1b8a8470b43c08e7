-- The numbers of lines of the preview, all or those in one state.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select line_no from pg_temp.import_preview
where :state::text is null or state = :state::text
order by line_no
offset :from::bigint limit :limit::int;
