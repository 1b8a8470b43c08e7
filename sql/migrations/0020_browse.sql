-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What browsing reads: a slim row a title with its facets and its place in every order, and, as of
-- the last build, where every so many rows an order stands and how many titles share facets. All
-- of it is derived, kept right by triggers, and can be built anew at any time.
set local role omt_owner;

create table media.browse_rows (
  media_id uuid not null constraint browse_rows_pk primary key,
  year smallint not null,
  popularity real not null,
  title varchar(255) collate "C" not null,
  facets tsvector not null
);
alter table media.browse_rows alter facets set storage main;
create index browse_rows_title_idx on media.browse_rows (title, media_id);
create index browse_rows_year_idx on media.browse_rows (year, title, media_id);
create index browse_rows_popularity_idx on media.browse_rows (popularity, title, media_id);
create index browse_rows_facets_idx on media.browse_rows using gin (facets) with (gin_pending_list_limit = 256);
comment on table media.browse_rows is 'One row a title, as browsing needs it.';
comment on column media.browse_rows.media_id is 'The title; time-ordered, so it is the order by date added as well.';
comment on column media.browse_rows.year is 'Year of release; 32767 unknown.';
comment on column media.browse_rows.popularity is 'As in media.media; 0 unknown.';
comment on column media.browse_rows.title is 'Main title, normalised.';
comment on column media.browse_rows.facets is 'The filter lexemes of media.search_docs (~t type, ~c class, ~y year, ~d decade, ~o country, ~g genre), and ~l language of a name, ~n name of a creator.';

create table media.browse_changes (
  id bigint not null generated always as identity constraint browse_changes_pk primary key,
  sign smallint not null constraint browse_changes_sign_ck check (sign in (-1, 0, 1)),
  media_id uuid,
  year smallint,
  rating smallint,
  popularity real,
  title varchar(255) collate "C",
  facets tsvector
);
create index browse_changes_many_idx on media.browse_changes (id) where sign = 0;
comment on table media.browse_changes is 'What came (1) and went (-1) since the last build; added to its counts on reading. 0: more than is worth noting, so those counts do not hold.';
comment on column media.browse_changes.id is 'Order.';
comment on column media.browse_changes.sign is '1 came, -1 went (a changed title did both), 0 very many changed.';
comment on column media.browse_changes.media_id is 'The title.';
comment on column media.browse_changes.year is 'Its year then.';
comment on column media.browse_changes.rating is 'Its mean rating then; 32767 none.';
comment on column media.browse_changes.popularity is 'Its popularity then.';
comment on column media.browse_changes.title is 'Its normalised title then.';
comment on column media.browse_changes.facets is 'Its facets then; null when only its rating changed.';

create table media.browse_blocks (
  sort smallint not null,
  section smallint not null,
  place int not null,
  titles int not null,
  popularity real not null,
  title varchar(255) collate "C" not null,
  media_id uuid not null,
  constraint browse_blocks_pk primary key (sort, section, place)
);
comment on table media.browse_blocks is 'Milestones of every order, as of the last build: where each block of rows begins and how many it holds.';
comment on column media.browse_blocks.sort is 'The order: 0 title, 1 year, 2 rating, 3 popularity, 4 date added.';
comment on column media.browse_blocks.section is 'Year or rating; of popularity 0 known, 32767 unknown; else 0. Within a section titles ascend.';
comment on column media.browse_blocks.place is 'Number of the block within its section.';
comment on column media.browse_blocks.titles is 'How many rows it holds.';
comment on column media.browse_blocks.popularity is 'Popularity of its first row, where that is what the order goes by; else 0.';
comment on column media.browse_blocks.title is 'Normalised title of its first row; empty where the order goes by date.';
comment on column media.browse_blocks.media_id is 'Its first row.';

create table media.browse_counts (
  one text collate "C" not null,
  other text collate "C" not null,
  titles int not null,
  counts int[] not null,
  constraint browse_counts_pk primary key (one, other)
);
comment on table media.browse_counts is 'How many titles with both facets have each of the facets in media.browse_state.counted, as of the last build; for frequent ones and frequent pairs.';
comment on column media.browse_counts.one is 'A facet, or empty.';
comment on column media.browse_counts.other is 'Another one, later in the alphabet, or empty.';
comment on column media.browse_counts.titles is 'How many titles have both.';
comment on column media.browse_counts.counts is 'How many of them have each counted facet.';

create table media.browse_ratings (
  media_id uuid not null constraint browse_ratings_pk primary key,
  rating smallint not null,
  title varchar(255) collate "C" not null,
  total int not null,
  raters int not null
);
create index browse_ratings_rating_idx on media.browse_ratings (rating, title, media_id);
comment on table media.browse_ratings is 'Titles that somebody rated. Private ratings are left out.';
comment on column media.browse_ratings.media_id is 'The title.';
comment on column media.browse_ratings.rating is 'Mean of everyone''s ratings, 1 to 100.';
comment on column media.browse_ratings.title is 'As in media.browse_rows.';
comment on column media.browse_ratings.total is 'Sum of the ratings.';
comment on column media.browse_ratings.raters is 'How many there are.';

create table media.browse_rating_changes (
  media_id uuid not null,
  total int not null,
  raters int not null
);
comment on table media.browse_rating_changes is 'Ratings given and taken back, until they are worked into media.browse_ratings; nobody waits for another to write them.';
comment on column media.browse_rating_changes.media_id is 'The title.';
comment on column media.browse_rating_changes.total is 'To be added to the sum.';
comment on column media.browse_rating_changes.raters is 'To be added to the number.';

create table media.browse_state (
  single boolean not null default true constraint browse_state_pk primary key
    constraint browse_state_single_ck check (single),
  build bigint not null default 0,
  titles int not null default 0,
  counted text[] not null default '{}',
  built_at timestamptz
);
comment on table media.browse_state is 'One row: what the last build found.';
comment on column media.browse_state.single is 'There is one row.';
comment on column media.browse_state.build is 'Number of the build; 0 before the first.';
comment on column media.browse_state.titles is 'How many titles there were.';
comment on column media.browse_state.counted is 'The facets that media.browse_counts counts, in the order of its counts.';
comment on column media.browse_state.built_at is 'When; null before the first.';
insert into media.browse_state default values;

create type media.browse_row as (
  id uuid, media_type text, title text, release_date date, release_precision text, creators text[], cover_url text,
  progress_total int, status text, progress int, rating smallint, notes text, tags text[], started_at timestamptz,
  started_precision text, completed_at timestamptz, completed_precision text, pass_number int, is_favourite boolean,
  is_private boolean, entry_created_at timestamptz, entry_updated_at timestamptz,
  everyones_rating smallint, popularity real, added_at timestamptz
);
comment on type media.browse_row is 'One row of a page of the catalog: the title, and the reader''s own entry.';

-- Titles that are there already are taken in by the first build.
insert into media.browse_changes (sign) select 0 where exists (select from media.media);
