-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- People, their sessions and tokens.
set local role omt_owner;

create table users.users (
  id uuid not null default omt.uuid_v7() constraint users_pk primary key,
  email varchar(255),
  username varchar(255) not null constraint users_username_ck check (username <> ''),
  password_hash varchar(255),
  role varchar(255) not null default 'member'
    constraint users_role_ck check (role in ('member', 'reviewer', 'admin')),
  settings jsonb not null default '{}' constraint users_settings_ck check (jsonb_typeof(settings) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index users_email_uq on users.users (lower(email));
create unique index users_username_uq on users.users (lower(username));
comment on table users.users is 'People who use this database. A personal library has one, the local user.';
comment on column users.users.id is 'Identity, time-ordered.';
comment on column users.users.email is 'Address, unique without regard to case; null for the local user.';
comment on column users.users.username is 'Name to sign in with, unique without regard to case.';
comment on column users.users.password_hash is 'bcrypt hash; null when the person cannot sign in with a password.';
comment on column users.users.role is 'member, reviewer (decides on catalog changes) or admin.';
comment on column users.users.settings is 'Settings that follow the person from machine to machine.';
comment on column users.users.created_at is 'When the person was added.';
comment on column users.users.updated_at is 'When the row last changed.';

create table auth.login_events (
  id uuid not null default omt.uuid_v7() constraint login_events_pk primary key,
  user_id uuid constraint login_events_user_id_fk references users.users on delete set null,
  event_time timestamptz not null default now(),
  username varchar(255) not null,
  outcome text not null
    constraint login_events_outcome_ck check (outcome in ('success', 'failure', 'locked_out', 'sign_out')),
  client text not null default ''
);
create index login_events_username_event_time_idx on auth.login_events (lower(username), event_time);
create index login_events_user_id_event_time_idx on auth.login_events (user_id, event_time);
comment on table auth.login_events is 'Every attempt to sign in, and every sign-out. Append-only.';
comment on column auth.login_events.id is 'Identity, time-ordered.';
comment on column auth.login_events.user_id is 'Whose account it was; null when the name is unknown.';
comment on column auth.login_events.event_time is 'When it happened.';
comment on column auth.login_events.username is 'The name as typed.';
comment on column auth.login_events.outcome is 'success, failure, locked_out (too many failures) or sign_out.';
comment on column auth.login_events.client is 'The program and machine that asked, as it names itself.';

create table auth.sessions (
  id uuid not null default omt.uuid_v7() constraint sessions_pk primary key,
  user_id uuid not null constraint sessions_user_id_fk references users.users on delete cascade,
  token_hash bytea not null constraint sessions_token_hash_uq unique
    constraint sessions_token_hash_ck check (length(token_hash) = 32),
  client text not null default '',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint sessions_expires_at_ck check (expires_at > created_at)
);
create index sessions_user_id_idx on auth.sessions (user_id);
comment on table auth.sessions is 'Signed-in programs. The token itself is known only to the program.';
comment on column auth.sessions.id is 'Identity, by which a session is listed and revoked.';
comment on column auth.sessions.user_id is 'Who signed in.';
comment on column auth.sessions.token_hash is 'SHA-256 of the 256-bit token.';
comment on column auth.sessions.client is 'The program and machine, as it names itself.';
comment on column auth.sessions.created_at is 'When it began.';
comment on column auth.sessions.expires_at is 'When it ends by itself.';
comment on column auth.sessions.revoked_at is 'When it was ended by hand; null while it lives.';

create table auth.tokens (
  id uuid not null default omt.uuid_v7() constraint tokens_pk primary key,
  user_id uuid not null constraint tokens_user_id_fk references users.users on delete cascade,
  name varchar(255) not null constraint tokens_name_ck check (name <> ''),
  token_hash bytea not null constraint tokens_token_hash_uq unique
    constraint tokens_token_hash_ck check (length(token_hash) = 32),
  scope text not null constraint tokens_scope_ck check (scope in ('read', 'full')),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint tokens_user_id_name_uq unique (user_id, name)
);
comment on table auth.tokens is 'Named tokens for scripts and the command line.';
comment on column auth.tokens.id is 'Identity, by which a token is listed and revoked.';
comment on column auth.tokens.user_id is 'Whose rights it carries.';
comment on column auth.tokens.name is 'What the person called it.';
comment on column auth.tokens.token_hash is 'SHA-256 of the 256-bit token.';
comment on column auth.tokens.scope is 'read: looks only; full: everything the person may.';
comment on column auth.tokens.created_at is 'When it was made.';
comment on column auth.tokens.expires_at is 'When it ends by itself; null: never.';
comment on column auth.tokens.revoked_at is 'When it was ended by hand; null while it lives.';
