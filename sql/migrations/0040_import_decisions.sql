-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a person decided about records of foreign files, for the next import, and how they explained
-- the columns of a table; imports may follow a rule of their own for each field.
set local role omt_owner;

create table interaction.import_decisions (
  user_id uuid not null constraint import_decisions_user_id_fk references users.users on delete cascade,
  record_key text not null constraint import_decisions_record_key_ck check (record_key <> ''),
  action text not null constraint import_decisions_action_ck check (action in ('take', 'skip')),
  media_id uuid constraint import_decisions_media_id_fk references media.media on delete cascade,
  label text not null default '',
  created_at timestamptz not null default now(),
  constraint import_decisions_pk primary key (user_id, record_key),
  constraint import_decisions_media_id_ck check ((action = 'take') = (media_id is not null))
);
create index import_decisions_media_id_idx on interaction.import_decisions (media_id);
comment on table interaction.import_decisions is 'What people decided about records of foreign files; later imports follow it.';
comment on column interaction.import_decisions.user_id is 'Who decided.';
comment on column interaction.import_decisions.record_key is 'The record: a service''s key of it, else its type, normalised title and year.';
comment on column interaction.import_decisions.action is 'take: it is that title; skip: leave it out.';
comment on column interaction.import_decisions.media_id is 'The title that was taken, or made for it.';
comment on column interaction.import_decisions.label is 'The record''s title as it was written, for people.';
comment on column interaction.import_decisions.created_at is 'When it was decided.';

create table interaction.import_mappings (
  user_id uuid not null constraint import_mappings_user_id_fk references users.users on delete cascade,
  header_key text not null constraint import_mappings_header_key_ck check (header_key <> ''),
  mapping jsonb not null constraint import_mappings_mapping_ck check (jsonb_typeof(mapping) = 'object'),
  label text not null default '',
  updated_at timestamptz not null default now(),
  constraint import_mappings_pk primary key (user_id, header_key)
);
comment on table interaction.import_mappings is 'How people explained the columns of tables they brought in.';
comment on column interaction.import_mappings.user_id is 'Who explained them.';
comment on column interaction.import_mappings.header_key is 'The names of the columns, as a fingerprint.';
comment on column interaction.import_mappings.mapping is 'Which column says what; docs/import-mapping.md.';
comment on column interaction.import_mappings.label is 'The file it was made for.';
comment on column interaction.import_mappings.updated_at is 'When it was used last.';

alter table interaction.import_runs
  drop constraint import_runs_conflict_rule_ck,
  add constraint import_runs_conflict_rule_ck check (conflict_rule in ('keep', 'replace', 'newest', 'fill', 'ask')),
  add column rows_skipped bigint not null default 0,
  add column rows_close bigint not null default 0,
  add column field_rules jsonb not null default '{}'
    constraint import_runs_field_rules_ck check (jsonb_typeof(field_rules) = 'object');
comment on column interaction.import_runs.conflict_rule is
  'What was done where the library said otherwise: keep, replace, newest, fill or ask.';
comment on column interaction.import_runs.rows_skipped is 'Records left out because the person decided so.';
comment on column interaction.import_runs.rows_close is 'Entries that resemble a title of the catalog, but not surely.';
comment on column interaction.import_runs.field_rules is 'Fields that followed another rule.';
