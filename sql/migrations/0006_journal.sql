-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The journal: every change to a library, append-only, and the undoable steps it groups into.
set local role omt_owner;

create table interaction.import_runs (
  id uuid not null default omt.uuid_v7() constraint import_runs_pk primary key,
  user_id uuid not null constraint import_runs_user_id_fk references users.users on delete cascade,
  format text not null,
  files text[] not null default '{}',
  conflict_rule text not null
    constraint import_runs_conflict_rule_ck check (conflict_rule in ('keep', 'replace', 'newest')),
  rows_read bigint not null default 0,
  rows_created bigint not null default 0,
  rows_updated bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_merged bigint not null default 0,
  rows_conflicting bigint not null default 0,
  rows_unmatched bigint not null default 0,
  rows_failed bigint not null default 0,
  problems jsonb not null default '[]'
    constraint import_runs_problems_ck check (jsonb_typeof(problems) = 'array'),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  undone_at timestamptz
);
create index import_runs_user_id_idx on interaction.import_runs (user_id, id);
comment on table interaction.import_runs is 'Imports that were carried out, with what each did.';
comment on column interaction.import_runs.id is 'Identity, time-ordered.';
comment on column interaction.import_runs.user_id is 'Who imported.';
comment on column interaction.import_runs.format is 'Format of the files.';
comment on column interaction.import_runs.files is 'Names of the files.';
comment on column interaction.import_runs.conflict_rule is 'What was done where the library said otherwise: keep, replace or newest.';
comment on column interaction.import_runs.rows_read is 'Records in the files.';
comment on column interaction.import_runs.rows_created is 'Entries that are new.';
comment on column interaction.import_runs.rows_updated is 'Entries that were changed.';
comment on column interaction.import_runs.rows_unchanged is 'Entries that said the same already.';
comment on column interaction.import_runs.rows_merged is 'Records folded into an entry counted elsewhere.';
comment on column interaction.import_runs.rows_conflicting is 'Entries left as they were because the library said otherwise.';
comment on column interaction.import_runs.rows_unmatched is 'Records whose title could be neither found nor made.';
comment on column interaction.import_runs.rows_failed is 'Records that could not be read.';
comment on column interaction.import_runs.problems is 'What was wrong, by file and line (the first thousand).';
comment on column interaction.import_runs.started_at is 'When it began.';
comment on column interaction.import_runs.finished_at is 'When it ended.';
comment on column interaction.import_runs.undone_at is 'When it was taken back; null while it stands.';

create table interaction.edits (
  id uuid not null default omt.uuid_v7() constraint edits_pk primary key,
  user_id uuid not null constraint edits_user_id_fk references users.users on delete cascade,
  sequence bigint not null generated always as identity,
  kind text not null constraint edits_kind_ck check (kind in ('edit', 'import', 'undo', 'redo')),
  label text not null default '',
  state text not null default 'done' constraint edits_state_ck check (state in ('done', 'undone', 'discarded')),
  reverses_id uuid constraint edits_reverses_id_fk references interaction.edits on delete cascade,
  import_run_id uuid constraint edits_import_run_id_fk references interaction.import_runs on delete cascade,
  created_at timestamptz not null default now()
);
create index edits_user_id_sequence_idx on interaction.edits (user_id, sequence);
create index edits_reverses_id_idx on interaction.edits (reverses_id);
create index edits_import_run_id_idx on interaction.edits (import_run_id);
comment on table interaction.edits is 'Undoable steps. What each changed is in interaction.activity.';
comment on column interaction.edits.id is 'Identity, time-ordered.';
comment on column interaction.edits.user_id is 'Who did it.';
comment on column interaction.edits.sequence is 'Order in which steps were taken.';
comment on column interaction.edits.kind is 'edit, import, undo or redo.';
comment on column interaction.edits.label is 'What it was, for people, in their language.';
comment on column interaction.edits.state is 'done; undone: can be redone; discarded: an edit was made since, so it cannot.';
comment on column interaction.edits.reverses_id is 'Undo and redo: the step they took back or did again.';
comment on column interaction.edits.import_run_id is 'Imports: the run.';
comment on column interaction.edits.created_at is 'When it was done.';

create table interaction.activity (
  id bigint not null generated always as identity constraint activity_pk primary key,
  user_id uuid constraint activity_user_id_fk references users.users on delete cascade,
  edit_id uuid constraint activity_edit_id_fk references interaction.edits on delete cascade,
  occurred_at timestamptz not null default now(),
  table_name text not null,
  operation text not null constraint activity_operation_ck check (operation in ('insert', 'update', 'delete')),
  row_key jsonb not null,
  media_id uuid,
  old_values jsonb,
  new_values jsonb
);
create index activity_edit_id_idx on interaction.activity (edit_id, id);
create index activity_user_id_media_id_idx on interaction.activity (user_id, media_id, id);
comment on table interaction.activity is 'Every change, append-only: who, what, old, new, when.';
comment on column interaction.activity.id is 'Order of the changes.';
comment on column interaction.activity.user_id is 'Who.';
comment on column interaction.activity.edit_id is 'The undoable step it belongs to.';
comment on column interaction.activity.occurred_at is 'When.';
comment on column interaction.activity.table_name is 'Table, with its schema.';
comment on column interaction.activity.operation is 'insert, update or delete.';
comment on column interaction.activity.row_key is 'Key columns of the row.';
comment on column interaction.activity.media_id is 'The title it concerns, if any; no foreign key, for history outlives titles.';
comment on column interaction.activity.old_values is 'Update: the changed columns before; delete: the whole row.';
comment on column interaction.activity.new_values is 'Update: the changed columns after; insert into a library table: the whole row.';
