-- Makes a new session what the program expects. Parameter: session_token.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select pg_catalog.set_config('timezone', 'UTC', false),
  pg_catalog.set_config('datestyle', 'ISO, YMD', false),
  pg_catalog.set_config('intervalstyle', 'iso_8601', false),
  pg_catalog.set_config('bytea_output', 'hex', false),
  pg_catalog.set_config('extra_float_digits', '1', false),
  pg_catalog.set_config('search_path', 'pg_catalog, public, pg_temp', false),
  pg_catalog.set_config('omt.session_token', :session_token::text, false);
