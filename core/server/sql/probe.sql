-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who answers: one row of data directory, major version, recovering, whether database $1 exists.
select current_setting('data_directory'),
    current_setting('server_version_num')::integer / 10000,
    pg_is_in_recovery(),
    exists (select from pg_database where datname = $1)
