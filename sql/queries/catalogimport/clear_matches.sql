-- Forgets what the records of the batch were found to be, to look again.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with hits as (delete from pg_temp.catalog_hits),
conflicts as (delete from pg_temp.catalog_conflicts)
delete from pg_temp.catalog_work;
