-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The migrator's own books, made before the first migration. Owned by the administrator: programs
-- that are not him neither read nor change them.
create schema if not exists omt;

create table if not exists omt.migrations (
  version int not null constraint migrations_pk primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  app_version text not null,
  duration_ms bigint not null
);
comment on table omt.migrations is 'Migrations that were applied. Kept by the migrator.';
comment on column omt.migrations.version is 'Number of the file.';
comment on column omt.migrations.name is 'Name of the file.';
comment on column omt.migrations.checksum is 'SHA-256 of the file, line ends as newlines.';
comment on column omt.migrations.applied_at is 'When it was applied.';
comment on column omt.migrations.app_version is 'Version of the program that did it.';
comment on column omt.migrations.duration_ms is 'How long it took.';

create table if not exists omt.routines (
  name text not null constraint routines_pk primary key,
  checksum text not null,
  applied_at timestamptz not null default now(),
  app_version text not null
);
comment on table omt.routines is 'Repeatable files (routines, policies) as last applied. Kept by the migrator.';
comment on column omt.routines.name is 'Directory and name of the file.';
comment on column omt.routines.checksum is 'SHA-256 of the file, line ends as newlines.';
comment on column omt.routines.applied_at is 'When it was applied last.';
comment on column omt.routines.app_version is 'Version of the program that did it.';
