-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who is asking: resolves the token that the connection carries in omt.session_token, once a
-- statement when policies call these as (select ...). Clients cannot forge a user id, only a token.
set local role omt_owner;

create or replace function auth.hash_of(token text) returns bytea
language sql immutable strict parallel safe
set search_path = pg_catalog, pg_temp
return sha256(convert_to(token, 'UTF8'));
comment on function auth.hash_of(text) is 'What is stored of a token: its SHA-256.';

-- plpgsql, for it keeps the plan: an SQL function would be planned anew in every statement.
create or replace function auth.current_user_id() returns uuid
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  hash bytea := auth.hash_of(nullif(current_setting('omt.session_token', true), ''));
begin
  if hash is null then
    return null;
  end if;
  return coalesce(
    (select s.user_id from auth.sessions s
      where s.token_hash = hash and s.revoked_at is null and s.expires_at > now()),
    (select t.user_id from auth.tokens t
      where t.token_hash = hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())));
end
$$;
comment on function auth.current_user_id() is 'The signed-in user, or null.';

-- The user who may write: null for a read-only token. Policies of insert, update and delete use it.
create or replace function auth.current_writer_id() returns uuid
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  hash bytea := auth.hash_of(nullif(current_setting('omt.session_token', true), ''));
begin
  if hash is null then
    return null;
  end if;
  return coalesce(
    (select s.user_id from auth.sessions s
      where s.token_hash = hash and s.revoked_at is null and s.expires_at > now()),
    (select t.user_id from auth.tokens t
      where t.token_hash = hash and t.scope = 'full'
        and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())));
end
$$;
comment on function auth.current_writer_id() is 'The signed-in user if the token may write, or null.';

create or replace function auth.current_user_role() returns text
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select u.role from users.users u where u.id = auth.current_user_id();
$$;
comment on function auth.current_user_role() is 'member, reviewer or admin; null when nobody is signed in.';

create or replace function auth.can_edit_catalog() returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (select from users.users u
    where u.id = auth.current_writer_id() and u.role in ('reviewer', 'admin'));
$$;
comment on function auth.can_edit_catalog() is 'Whether the signed-in user may change titles of others and of public catalogs.';

-- The channel that tells a user's programs of changes. Its name cannot be guessed from the user id,
-- for anybody may listen on any name.
create or replace function auth.change_channel() returns text
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'omt_' || substr(encode(public.hmac(auth.current_user_id()::text, c.value, 'sha256'), 'hex'), 1, 40)
  from omt.cluster_info c where c.key = 'change_secret';
$$;
comment on function auth.change_channel() is 'Name of the notification channel of the signed-in user; null when nobody is signed in.';

revoke all on function auth.hash_of(text), auth.current_user_id(), auth.current_writer_id(),
  auth.current_user_role(), auth.can_edit_catalog(), auth.change_channel() from public;
grant execute on function auth.current_user_id(), auth.current_writer_id(),
  auth.current_user_role(), auth.can_edit_catalog(), auth.change_channel() to omt_app;
