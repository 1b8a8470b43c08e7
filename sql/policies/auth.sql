-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sessions, tokens and sign-ins: people see their own, functions of omt_owner do the writing.
set local role omt_owner;

do $$
declare
  t text;
begin
  foreach t in array array['login_events', 'sessions', 'tokens'] loop
    execute format('alter table auth.%I enable row level security', t);
    execute format('alter table auth.%I force row level security', t);
    execute format('drop policy if exists %I on auth.%I', t || '_owner', t);
    execute format('create policy %I on auth.%I to omt_owner using (true) with check (true)', t || '_owner', t);
    execute format('drop policy if exists %I on auth.%I', t || '_select_own', t);
    execute format('create policy %I on auth.%I for select to omt_app using (user_id = (select auth.current_user_id()))',
      t || '_select_own', t);
    execute format('revoke all on auth.%I from omt_app', t);
  end loop;
end
$$;
grant select on auth.login_events to omt_app;
grant select (id, user_id, client, created_at, expires_at, revoked_at) on auth.sessions to omt_app;
grant select (id, user_id, name, scope, created_at, expires_at, revoked_at) on auth.tokens to omt_app;

alter table omt.cluster_info enable row level security;
alter table omt.cluster_info force row level security;
drop policy if exists cluster_info_owner on omt.cluster_info;
create policy cluster_info_owner on omt.cluster_info to omt_owner using (true) with check (true);
revoke all on omt.cluster_info from omt_app;
