-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many processes use the server: one row of the number of leases ($1: their name).
select count(*) from pg_stat_activity where application_name = $1
