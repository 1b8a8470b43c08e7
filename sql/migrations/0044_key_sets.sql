-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Maps of ids name no titles: what they know is kept for titles that come later.
set local role omt_owner;

-- No foreign key, as the other books of catalogs.
create table media.key_sets (
  source_id smallint not null,
  record_key text collate "C" not null,
  source_name varchar(255) not null constraint key_sets_source_name_ck check (source_name ~ '^[a-z0-9_-]+$'),
  key_space varchar(255) not null default '',
  external_key varchar(255) not null constraint key_sets_external_key_ck check (external_key <> ''),
  constraint key_sets_pk primary key (source_name, key_space, external_key, source_id)
);
create index key_sets_record_idx on media.key_sets (source_id, record_key);
comment on table media.key_sets is 'Keys that a public catalog says are of one title, which nobody has brought in yet.';
comment on column media.key_sets.source_id is 'Row of media.catalog_sources.';
comment on column media.key_sets.record_key is 'Which record says so, as in media.catalog_records: keys of one record are of one title.';
comment on column media.key_sets.source_name is 'The service, as in media.external_links.';
comment on column media.key_sets.key_space is 'As in media.external_links.';
comment on column media.key_sets.external_key is 'The key there.';
