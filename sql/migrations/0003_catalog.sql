-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The catalog. media.media carries only its key and its external id as indexes on the hot ingest
-- path, plus what full-text search and the title order need.
set local role omt_owner;

create table media.classes (
  path public.ltree not null constraint classes_pk primary key,
  name text not null
);
comment on table media.classes is 'The taxonomy: every class a title can be in. A subtree is one ltree query.';
comment on column media.classes.path is 'Place in the tree, for example written.book.light_novel.';
comment on column media.classes.name is 'Name in English; programs translate it by path.';
insert into media.classes (path, name) values
  ('video', 'Video'), ('video.series', 'Series'), ('video.series.anime', 'Anime'),
  ('video.series.show', 'TV show'), ('video.series.web_series', 'Web series'),
  ('video.movie', 'Movie'), ('video.movie.anime', 'Anime film'), ('video.movie.short', 'Short film'),
  ('video.movie.documentary', 'Documentary film'),
  ('written', 'Written'), ('written.book', 'Book'), ('written.book.light_novel', 'Light novel'),
  ('written.book.web_novel', 'Web novel'), ('written.graphic', 'Graphic'),
  ('written.graphic.manga', 'Manga'), ('written.graphic.comic', 'Comic'),
  ('written.graphic.webtoon', 'Webtoon'),
  ('interactive', 'Interactive'), ('interactive.game', 'Game'),
  ('interactive.visual_novel', 'Visual novel'),
  ('audio', 'Audio'), ('audio.audiobook', 'Audiobook'), ('audio.podcast', 'Podcast'),
  ('audio.music', 'Music'), ('audio.music.album', 'Album'), ('audio.music.soundtrack', 'Soundtrack'),
  ('event', 'Event'), ('event.concert', 'Concert'), ('event.theatre', 'Theatre'),
  ('event.exhibition', 'Exhibition'), ('event.sport', 'Sport');

create table media.media (
  id uuid not null default omt.uuid_v7() constraint media_pk primary key,
  external_id varchar(255) constraint media_external_id_uq unique,
  media_type varchar(255) not null constraint media_media_type_ck check (media_type in (
    'anime', 'show', 'web_series', 'movie', 'book', 'light_novel', 'web_novel', 'audiobook',
    'manga', 'comic', 'webtoon', 'game', 'visual_novel', 'podcast', 'music', 'live_event')),
  media_class public.ltree not null
    constraint media_media_class_fk references media.classes on update cascade on delete restrict,
  title varchar(255) not null constraint media_title_ck check (title <> ''),
  sort_title varchar(255) collate "C" not null default '',
  release_date date,
  release_precision text
    constraint media_release_precision_ck check (release_precision in ('year', 'month', 'day')),
  country_of_origin varchar(255),
  creators varchar(255)[] not null default '{}',
  genres text[] not null default '{}',
  cover_url text,
  description text,
  attributes jsonb not null default '{}'
    constraint media_attributes_ck check (jsonb_typeof(attributes) = 'object'),
  popularity real not null default 0 constraint media_popularity_ck check (popularity >= 0),
  search_vector tsvector not null default '',
  created_by uuid constraint media_created_by_fk references users.users on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint media_release_ck check ((release_date is null) = (release_precision is null))
);
create index media_search_vector_idx on media.media using gin (search_vector);
create index media_sort_title_idx on media.media (sort_title, id);
comment on table media.media is 'Titles: everything that can be watched, read, played or heard.';
comment on column media.media.id is 'Identity, time-ordered.';
comment on column media.media.external_id is 'First key at another service, as source:key or source/space:key; null for titles added by hand.';
comment on column media.media.media_type is 'One of the sixteen flat types.';
comment on column media.media.media_class is 'Place in the taxonomy.';
comment on column media.media.title is 'Main title; one longer than 255 characters stands whole in media.titles.';
comment on column media.media.sort_title is 'The title normalised, to sort by without regard to case and accents.';
comment on column media.media.release_date is 'Earliest day the release can mean.';
comment on column media.media.release_precision is 'How much of release_date is known: year, month or day.';
comment on column media.media.country_of_origin is 'ISO 3166-1 alpha-2 where known, else as the source wrote it.';
comment on column media.media.creators is 'Authors, directors, studios, artists; most important first.';
comment on column media.media.genres is 'Genres and themes, as the sources name them.';
comment on column media.media.cover_url is 'Where the cover picture is.';
comment on column media.media.description is 'What it is about, as plain text.';
comment on column media.media.attributes is 'The long tail: what no typed table has a column for.';
comment on column media.media.popularity is 'How well known it is; 0 unknown, larger is better known.';
comment on column media.media.search_vector is 'Lexemes of all its titles, made by the program''s own normaliser.';
comment on column media.media.created_by is 'Who added it by hand or by import; null for public catalogs.';
comment on column media.media.created_at is 'When it was added.';
comment on column media.media.updated_at is 'When the row last changed.';

create table media.titles (
  media_id uuid not null constraint titles_media_id_fk references media.media on delete cascade,
  position smallint not null constraint titles_position_ck check (position >= 0),
  title text not null constraint titles_title_ck check (title <> '' and char_length(title) <= 2000),
  language text not null default '',
  kind text not null constraint titles_kind_ck check (kind in ('main', 'original', 'translated', 'alias', 'abbreviation')),
  normalised varchar(255) collate "C" not null,
  constraint titles_pk primary key (media_id, position)
);
create index titles_normalised_idx on media.titles (normalised);
comment on table media.titles is 'Every name of a title, in every language, the main one included.';
comment on column media.titles.media_id is 'The title.';
comment on column media.titles.position is 'Order; 0 is the main title.';
comment on column media.titles.title is 'The name as written.';
comment on column media.titles.language is 'BCP 47, for example ja or zh-Hans; empty when unknown.';
comment on column media.titles.kind is 'main, original, translated, alias or abbreviation.';
comment on column media.titles.normalised is 'The name normalised and cut, to match by.';

create table media.external_links (
  media_id uuid not null constraint external_links_media_id_fk references media.media on delete cascade,
  source_name varchar(255) not null constraint external_links_source_name_ck check (source_name ~ '^[a-z0-9_-]+$'),
  key_space varchar(255) not null default '',
  external_key varchar(255) not null constraint external_links_external_key_ck check (external_key <> ''),
  constraint external_links_pk primary key (source_name, key_space, external_key)
);
create index external_links_media_id_idx on media.external_links (media_id);
comment on table media.external_links is 'A title''s keys at other services. One key belongs to one title.';
comment on column media.external_links.media_id is 'The title.';
comment on column media.external_links.source_name is 'The service: mal, imdb, isbn.';
comment on column media.external_links.key_space is 'Tells apart numbers one service hands out twice (anime, manga); mostly empty.';
comment on column media.external_links.external_key is 'The key there.';

create table media.relation_types (
  name varchar(255) not null constraint relation_types_pk primary key,
  inverse_name varchar(255) not null constraint relation_types_inverse_name_fk
    references media.relation_types on delete restrict deferrable initially deferred,
  reading_order smallint not null
);
comment on table media.relation_types is 'How titles can be related, each with its inverse.';
comment on column media.relation_types.name is 'The related title is the … of this one.';
comment on column media.relation_types.inverse_name is 'What this one is to the related title.';
comment on column media.relation_types.reading_order is 'Before (negative), beside (0) or after (positive) this one in watch order.';
insert into media.relation_types (name, inverse_name, reading_order) values
  ('sequel', 'prequel', 1), ('prequel', 'sequel', -1),
  ('spinoff', 'spinoff_of', 1), ('spinoff_of', 'spinoff', -1),
  ('adaptation', 'adapted_from', 1), ('adapted_from', 'adaptation', -1),
  ('remake', 'remake_of', 1), ('remake_of', 'remake', -1),
  ('same_universe', 'same_universe', 0), ('crossover', 'crossover', 0);

create table media.relationships (
  media_id uuid not null constraint relationships_media_id_fk references media.media on delete cascade,
  related_media_id uuid not null constraint relationships_related_media_id_fk references media.media on delete cascade,
  relation_type varchar(255) not null constraint relationships_relation_type_fk references media.relation_types on delete restrict,
  notes text,
  weight smallint not null default 0 constraint relationships_weight_ck check (weight between 0 and 100),
  created_at timestamptz not null default now(),
  constraint relationships_pk primary key (media_id, related_media_id, relation_type),
  constraint relationships_self_ck check (media_id <> related_media_id)
);
create index relationships_related_media_id_idx on media.relationships (related_media_id);
comment on table media.relationships is 'Relations between titles, each stored once; the inverse follows from the type.';
comment on column media.relationships.media_id is 'This title.';
comment on column media.relationships.related_media_id is 'The other title.';
comment on column media.relationships.relation_type is 'What the other is to this one.';
comment on column media.relationships.notes is 'A remark.';
comment on column media.relationships.weight is 'How strong the relation is, 0 to 100.';
comment on column media.relationships.created_at is 'When it was recorded.';
