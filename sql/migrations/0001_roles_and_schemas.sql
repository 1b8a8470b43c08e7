-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Roles, extensions and schemas. Runs as the cluster's administrator.
-- omt_owner owns every object and cannot log in; omt_app is what programs connect as: it owns
-- nothing, may run no DDL, and sees only what the policies let through.
do $$
begin
  if not exists (select from pg_roles where rolname = 'omt_owner') then
    create role omt_owner nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'omt_app') then
    create role omt_app login nosuperuser nocreatedb nocreaterole noinherit;
  end if;
end
$$;

create extension if not exists ltree with schema public;
create extension if not exists pgcrypto with schema public;

revoke all on schema public from public;
grant usage on schema public to omt_owner, omt_app;
do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to omt_app', current_database());
  execute format('grant connect, temporary, create on database %I to omt_owner', current_database());
end
$$;

-- The migrator makes this schema for its own two tables before the first migration.
create schema if not exists omt;
alter schema omt owner to omt_owner;
create schema users authorization omt_owner;
create schema auth authorization omt_owner;
create schema media authorization omt_owner;
create schema interaction authorization omt_owner;

comment on schema omt is 'The program''s own bookkeeping: migrations, cluster facts, helpers.';
comment on schema users is 'People.';
comment on schema auth is 'Sign-ins, sessions and tokens.';
comment on schema media is 'The catalog: titles and what is known of them.';
comment on schema interaction is 'What people do with titles: their library, lists, history.';

grant usage on schema omt, users, auth, media, interaction to omt_app;

set local role omt_owner;

create table omt.cluster_info (
  key text not null constraint cluster_info_pk primary key,
  value text not null
);
comment on table omt.cluster_info is 'Facts of this installation, among them the secret that names change channels. Not readable by programs.';
comment on column omt.cluster_info.key is 'What the fact is.';
comment on column omt.cluster_info.value is 'Its value.';
insert into omt.cluster_info (key, value)
values ('change_secret', encode(gen_random_bytes(32), 'hex'));

-- Time-ordered UUID, version 7 of RFC 9562: 48 bits of milliseconds, the rest random.
create function omt.uuid_v7() returns uuid
language sql volatile parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid;
$$;
comment on function omt.uuid_v7() is 'A new time-ordered UUID (version 7).';
