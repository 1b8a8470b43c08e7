-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Runs as the cluster's administrator. Public catalogs bring titles by the million, and checking
-- for each of their rows that the title it belongs to is there takes half of the time, although the
-- same transaction has just written it. media.catalog_add_titles() leaves the checks and the
-- triggers out where it may; elsewhere (an older server, an administrator who may not grant this)
-- it does the same, slower.
do $$
begin
  execute 'grant set on parameter session_replication_role to omt_owner';
exception when insufficient_privilege or syntax_error then
  raise notice 'Public catalogs will be brought in slower: %', sqlerrm;
end
$$;
