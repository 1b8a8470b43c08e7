-- The token of a new session of the personal library's one user, and who that is, where the database
-- was built from just these files; else no row. Parameters: client, names, checksums, version.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select o.token, u.id as user_id
from (
  select auth.open_local_session(:client::text) as token
  where (select max(m.version) from omt.migrations m) = :version::int
    and not exists (
      select from unnest(:names::text[], :checksums::text[]) as ours (name, checksum)
      left join (
        select m.name, m.checksum from omt.migrations m
        union all
        select r.name, r.checksum from omt.routines r) applied using (name)
      where ours.checksum is distinct from applied.checksum)) o
join users.users u on u.username = 'local';
