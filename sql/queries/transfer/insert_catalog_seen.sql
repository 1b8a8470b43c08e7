-- Later batches of the run leave these titles alone.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into pg_temp.catalog_seen (media_id)
select media_id from pg_temp.catalog_groups where not is_repeat
on conflict do nothing;
