-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Signing in and out. A wrong password is an answer, not an error, so that the event is kept.
set local role omt_owner;

-- Makes a session and gives its token; only the hash is stored. Not callable by programs: only
-- sign_in() and open_local_session() may decide that somebody is who they say.
create or replace function auth.open_session(for_user uuid, client_name text, lifetime interval)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  token text := encode(public.gen_random_bytes(32), 'hex');
begin
  delete from auth.sessions s
  where s.user_id = for_user and (s.expires_at < now() or s.revoked_at < now() - interval '30 days');
  insert into auth.sessions (user_id, token_hash, client, expires_at)
  values (for_user, auth.hash_of(token), left(coalesce(client_name, ''), 255), now() + lifetime);
  return token;
end
$$;
comment on function auth.open_session(uuid, text, interval) is 'Makes a session and gives its token.';

create or replace function auth.sign_in(name text, password text, client_name text default '')
returns table (outcome text, user_id uuid, token text)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  account users.users%rowtype;
  failures int;
  matches boolean;
begin
  -- Guesses on one name wait for each other, or the limit could be outrun in parallel.
  perform pg_advisory_xact_lock(hashtextextended('omt.sign_in:' || lower(coalesce(name, '')), 0));
  select count(*) into failures from auth.login_events e
  where lower(e.username) = lower(name) and e.outcome = 'failure'
    and e.event_time > now() - interval '15 minutes'
    and e.event_time > coalesce((select max(g.event_time) from auth.login_events g
      where lower(g.username) = lower(name) and g.outcome = 'success'), '-infinity');
  select * into account from users.users u where lower(u.username) = lower(name);
  if failures >= 5 then
    insert into auth.login_events (user_id, username, outcome, client)
    values (account.id, left(coalesce(name, ''), 255), 'locked_out', left(coalesce(client_name, ''), 255));
    return query select 'locked_out'::text, null::uuid, null::text;
    return;
  end if;
  -- An unknown name costs the same time as a wrong password.
  matches := public.crypt(coalesce(password, ''),
      coalesce(account.password_hash, '$2a$10$abcdefghijklmnopqrstuuGcJtxTK3yHkHLvs1hV6aO4xUfxYPK7a'))
    = coalesce(account.password_hash, '');
  insert into auth.login_events (user_id, username, outcome, client)
  values (account.id, left(coalesce(name, ''), 255), case when matches then 'success' else 'failure' end,
    left(coalesce(client_name, ''), 255));
  if not matches then
    return query select 'failure'::text, null::uuid, null::text;
    return;
  end if;
  return query select 'success'::text, account.id,
    auth.open_session(account.id, client_name, interval '30 days');
end
$$;
comment on function auth.sign_in(text, text, text) is 'Checks a password; gives a session token, or says failure or locked_out.';

create or replace function auth.sign_out() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  ended auth.sessions%rowtype;
begin
  update auth.sessions set revoked_at = now()
  where token_hash = auth.hash_of(nullif(current_setting('omt.session_token', true), ''))
    and revoked_at is null
  returning * into ended;
  if found then
    insert into auth.login_events (user_id, username, outcome, client)
    select u.id, u.username, 'sign_out', ended.client from users.users u where u.id = ended.user_id;
  end if;
end
$$;
comment on function auth.sign_out() is 'Ends the session of this connection.';

create or replace function auth.revoke_session(session_id uuid) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update auth.sessions s set revoked_at = now()
  where s.id = session_id and s.user_id = auth.current_writer_id() and s.revoked_at is null;
  return found;
end
$$;
comment on function auth.revoke_session(uuid) is 'Ends one of the signed-in user''s own sessions.';

-- The personal library: the program that owns the cluster signs its one local user in without
-- asking. Callable only by the cluster''s administrator, never by omt_app.
create or replace function auth.open_local_session(client_name text) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  local_user uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('omt.open_local_session', 0));
  select u.id into local_user from users.users u where u.username = 'local';
  if local_user is null then
    insert into users.users (username, role) values ('local', 'admin') returning id into local_user;
  else -- a session lost with the machine's power is opened again at the next start
    perform set_config('synchronous_commit', 'off', true);
  end if;
  return auth.open_session(local_user, client_name, interval '30 days');
end
$$;
comment on function auth.open_local_session(text) is 'Signs the local user of a personal library in, making them first if need be.';

create or replace function auth.set_password(new_password text) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if auth.current_writer_id() is null then
    raise exception 'You are not signed in.' using errcode = 'OM401';
  end if;
  if char_length(coalesce(new_password, '')) < 8 or octet_length(new_password) > 72 then
    raise exception 'A password has 8 to 72 characters.' using errcode = 'OM422';
  end if;
  update users.users set password_hash = public.crypt(new_password, public.gen_salt('bf', 10))
  where id = auth.current_writer_id();
end
$$;
comment on function auth.set_password(text) is 'Sets the signed-in user''s password.';

revoke all on function auth.open_session(uuid, text, interval), auth.sign_in(text, text, text),
  auth.sign_out(), auth.revoke_session(uuid), auth.open_local_session(text), auth.set_password(text)
  from public;
grant execute on function auth.sign_in(text, text, text), auth.sign_out(),
  auth.revoke_session(uuid), auth.set_password(text) to omt_app;
