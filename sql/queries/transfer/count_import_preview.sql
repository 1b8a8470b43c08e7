-- How many lines of the preview are in each state.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select state, count(*) as lines from pg_temp.import_preview group by state order by state;
