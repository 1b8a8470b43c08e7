-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What taking an import back had to leave, because it was edited since.
set local role omt_owner;

alter table interaction.import_runs
  add column left_alone jsonb not null default '[]'
    constraint import_runs_left_alone_ck check (jsonb_typeof(left_alone) = 'array');
comment on column interaction.import_runs.left_alone is
  'What taking it back left as it was: kind, id, title and the fields edited since (the first thousand).';
