-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What search reads: a slim copy of the catalog in order of popularity, the dictionary with the
-- neighbourhood of every word, and the answers to short prefixes. All of it is derived from
-- media.media and media.titles, kept right by triggers, and can be built anew at any time.
set local role omt_owner;

create sequence media.search_docs_doc_seq as int;
create table media.search_docs (
  doc int not null default nextval('media.search_docs_doc_seq') constraint search_docs_pk primary key,
  media_id uuid not null constraint search_docs_media_id_uq unique,
  popularity real not null,
  type_number smallint not null,
  tier smallint not null,
  norm text collate "C" not null,
  others text collate "C" not null,
  words tsvector not null
);
alter table media.search_docs alter words set storage main;
create index search_docs_words_idx on media.search_docs using gin (words) with (gin_pending_list_limit = 256);
create index search_docs_words_0_idx on media.search_docs using gin (words) with (fastupdate = off) where tier = 0;
create index search_docs_words_1_idx on media.search_docs using gin (words) with (fastupdate = off) where tier <= 1;
create index search_docs_words_2_idx on media.search_docs using gin (words) with (fastupdate = off) where tier <= 2;
comment on table media.search_docs is 'One row a title, as search needs it; built in order of popularity, so that well-known ones lie together.';
comment on column media.search_docs.doc is 'Number of the row: the rank at the last build, then the order of arrival.';
comment on column media.search_docs.media_id is 'The title.';
comment on column media.search_docs.popularity is 'As in media.media.';
comment on column media.search_docs.type_number is 'Place of the type in media.search_types().';
comment on column media.search_docs.tier is '0 the best known few thousand, 1 and 2 the next, 3 the rest.';
comment on column media.search_docs.norm is 'Main title, normalised.';
comment on column media.search_docs.others is 'Other titles, normalised, each between bars: |one|two|.';
comment on column media.search_docs.words is 'media.search_vector, and lexemes for the filters: ~t type, ~c class, ~y year, ~d decade, ~o country.';

create sequence media.search_words_id_seq as int;
create table media.search_words (
  id int not null default nextval('media.search_words_id_seq') constraint search_words_pk primary key,
  word text collate "C" not null,
  df int not null
);
create unique index search_words_word_uq on media.search_words (word) include (df, id);
comment on table media.search_words is 'Every word of the catalog.';
comment on column media.search_words.id is 'Number of the word.';
comment on column media.search_words.word is 'The lexeme.';
comment on column media.search_words.df is 'In how many titles, without what media.search_changes still holds.';

create table media.search_typos (
  hash int not null,
  word_id int not null
);
create index search_typos_hash_idx on media.search_typos (hash) include (word_id);
comment on table media.search_typos is 'Words by what is left of them when a letter or two are lost: what a misspelling and the right word have in common.';
comment on column media.search_typos.hash is 'hashtext() of the remaining letters.';
comment on column media.search_typos.word_id is 'The word.';

create table media.search_heads (
  head text collate "C" not null constraint search_heads_pk primary key,
  total int not null,
  types int[] not null,
  top int[] not null default '{}',
  scores real[] not null default '{}',
  floor real not null default 0
);
comment on table media.search_heads is 'Prefixes and words with so many titles that their answers are kept ready.';
comment on column media.search_heads.head is 'A prefix, or a whole word followed by a space.';
comment on column media.search_heads.total is 'In how many titles, without what media.search_changes still holds.';
comment on column media.search_heads.types is 'The same by type.';
comment on column media.search_heads.top is 'The best of them, as docs, best first.';
comment on column media.search_heads.scores is 'Their scores.';
comment on column media.search_heads.floor is 'Score of the last of them: what a new title must beat to be among them.';

create table media.search_changes (
  sign smallint not null constraint search_changes_sign_ck check (sign in (-1, 1)),
  doc int not null,
  type_number smallint not null,
  words tsvector not null
);
comment on table media.search_changes is 'What came (1) and went (-1) since the counts of words and heads were last brought up to date; added to them on reading.';
comment on column media.search_changes.sign is '1 came, -1 went; a changed title did both.';
comment on column media.search_changes.doc is 'The row in media.search_docs.';
comment on column media.search_changes.type_number is 'Its type then.';
comment on column media.search_changes.words is 'Its words then.';

create table media.search_queue (
  media_id uuid not null
);
comment on table media.search_queue is 'Titles written by a bulk import that search has still to take in, and those touched while it is rebuilt.';
comment on column media.search_queue.media_id is 'The title.';

create table media.search_state (
  single boolean not null default true constraint search_state_pk primary key constraint search_state_single_ck check (single),
  floors real[] not null,
  docs_at_build int not null,
  heavy int not null,
  is_building boolean not null default false,
  built_at timestamptz
);
comment on table media.search_state is 'One row: what the last build found.';
comment on column media.search_state.single is 'There is one row.';
comment on column media.search_state.floors is 'A title better known than the first is of tier 0, than the second of tier 1, than the third of tier 2.';
comment on column media.search_state.docs_at_build is 'How many titles there were.';
comment on column media.search_state.heavy is 'From how many titles on a prefix or word has a head.';
comment on column media.search_state.is_building is 'A build is under way: triggers queue what they touch.';
comment on column media.search_state.built_at is 'When; null before the first.';
insert into media.search_queue (media_id) select id from media.media; -- what there is already
insert into media.search_state (floors, docs_at_build, heavy) values ('{-1,-1,-1}', 0, 400);

create type media.search_row as (
  id uuid, score real, total int, is_capped boolean, types int[],
  media_type text, title text, release_date date, release_precision text, creators text[], cover_url text,
  progress_total int, norm text, names text[], normalised text[],
  status text, progress int, rating smallint, notes text, tags text[], started_at timestamptz, started_precision text,
  completed_at timestamptz, completed_precision text, pass_number int, is_favourite boolean, is_private boolean,
  entry_created_at timestamptz, entry_updated_at timestamptz
);
comment on type media.search_row is 'One answer of a search: the title, its other names where it has any, and the reader''s own entry.';
