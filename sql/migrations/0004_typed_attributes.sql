-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Type-specific attributes, one table a family. A row is there only when something is known.
set local role omt_owner;

create table media.screen_attributes (
  media_id uuid not null constraint screen_attributes_pk primary key
    constraint screen_attributes_media_id_fk references media.media on delete cascade,
  format text,
  episodes int constraint screen_attributes_episodes_ck check (episodes > 0),
  seasons int constraint screen_attributes_seasons_ck check (seasons > 0),
  runtime_minutes int constraint screen_attributes_runtime_minutes_ck check (runtime_minutes > 0),
  studios text[],
  network text,
  content_rating text
);
comment on table media.screen_attributes is 'What is known of anime, shows, web series and movies.';
comment on column media.screen_attributes.media_id is 'The title.';
comment on column media.screen_attributes.format is 'TV, OVA, Special and the like, as the source says it.';
comment on column media.screen_attributes.episodes is 'How many episodes there are; null when unknown.';
comment on column media.screen_attributes.seasons is 'How many seasons there are.';
comment on column media.screen_attributes.runtime_minutes is 'Length of a movie, or of one episode, in minutes.';
comment on column media.screen_attributes.studios is 'Who made it.';
comment on column media.screen_attributes.network is 'Where it is or was shown.';
comment on column media.screen_attributes.content_rating is 'Age rating, as the source says it.';

create table media.written_attributes (
  media_id uuid not null constraint written_attributes_pk primary key
    constraint written_attributes_media_id_fk references media.media on delete cascade,
  format text,
  pages int constraint written_attributes_pages_ck check (pages > 0),
  chapters int constraint written_attributes_chapters_ck check (chapters > 0),
  volumes int constraint written_attributes_volumes_ck check (volumes > 0),
  words bigint constraint written_attributes_words_ck check (words > 0),
  isbn13 text constraint written_attributes_isbn13_ck check (isbn13 ~ '^[0-9]{13}$'),
  publisher text,
  binding text,
  series_name text,
  series_position numeric(8, 2),
  original_language text
);
comment on table media.written_attributes is 'What is known of books, novels, manga, comics and webtoons.';
comment on column media.written_attributes.media_id is 'The title.';
comment on column media.written_attributes.format is 'Novel, one-shot and the like, as the source says it.';
comment on column media.written_attributes.pages is 'Pages of the edition.';
comment on column media.written_attributes.chapters is 'Chapters; null when unknown or still running.';
comment on column media.written_attributes.volumes is 'Volumes; null when unknown or still running.';
comment on column media.written_attributes.words is 'Words.';
comment on column media.written_attributes.isbn13 is 'ISBN of the edition, thirteen digits.';
comment on column media.written_attributes.publisher is 'Publisher of the edition.';
comment on column media.written_attributes.binding is 'Hardcover, e-book and the like, as the source says it.';
comment on column media.written_attributes.series_name is 'Series it belongs to.';
comment on column media.written_attributes.series_position is 'Place in that series; halves happen.';
comment on column media.written_attributes.original_language is 'BCP 47 language it was written in.';

create table media.game_attributes (
  media_id uuid not null constraint game_attributes_pk primary key
    constraint game_attributes_media_id_fk references media.media on delete cascade,
  platforms text[],
  developers text[],
  publishers text[],
  hours int constraint game_attributes_hours_ck check (hours > 0),
  serial text,
  clone_of text
);
comment on table media.game_attributes is 'What is known of games and visual novels.';
comment on column media.game_attributes.media_id is 'The title.';
comment on column media.game_attributes.platforms is 'Systems it runs on.';
comment on column media.game_attributes.developers is 'Who made it.';
comment on column media.game_attributes.publishers is 'Who published it.';
comment on column media.game_attributes.hours is 'Hours it usually takes to finish.';
comment on column media.game_attributes.serial is 'Serial or product number.';
comment on column media.game_attributes.clone_of is 'Key of the release this one varies.';

create table media.audio_attributes (
  media_id uuid not null constraint audio_attributes_pk primary key
    constraint audio_attributes_media_id_fk references media.media on delete cascade,
  format text,
  tracks int constraint audio_attributes_tracks_ck check (tracks > 0),
  episodes int constraint audio_attributes_episodes_ck check (episodes > 0),
  duration_minutes int constraint audio_attributes_duration_minutes_ck check (duration_minutes > 0),
  artists text[],
  label text,
  feed_url text
);
comment on table media.audio_attributes is 'What is known of audiobooks, podcasts and music.';
comment on column media.audio_attributes.media_id is 'The title.';
comment on column media.audio_attributes.format is 'Album, EP, serial and the like, as the source says it.';
comment on column media.audio_attributes.tracks is 'Tracks of an album.';
comment on column media.audio_attributes.episodes is 'Episodes of a podcast.';
comment on column media.audio_attributes.duration_minutes is 'Length in minutes.';
comment on column media.audio_attributes.artists is 'Artists, narrators or hosts.';
comment on column media.audio_attributes.label is 'Record label or publisher.';
comment on column media.audio_attributes.feed_url is 'Feed of a podcast.';

create table media.event_attributes (
  media_id uuid not null constraint event_attributes_pk primary key
    constraint event_attributes_media_id_fk references media.media on delete cascade,
  venue text,
  city text,
  country text,
  starts_on date,
  duration_minutes int constraint event_attributes_duration_minutes_ck check (duration_minutes > 0)
);
comment on table media.event_attributes is 'What is known of live events.';
comment on column media.event_attributes.media_id is 'The title.';
comment on column media.event_attributes.venue is 'Where it takes place.';
comment on column media.event_attributes.city is 'City of the venue.';
comment on column media.event_attributes.country is 'Country of the venue.';
comment on column media.event_attributes.starts_on is 'First day.';
comment on column media.event_attributes.duration_minutes is 'Length in minutes.';

-- What progress runs up to, in the type's unit; null when unknown. One place for the rule that
-- core/domain/mediatype.cpp states for the program.
create view media.progress_totals with (security_invoker = true) as
select m.id as media_id,
  case m.media_type
    when 'anime' then s.episodes
    when 'show' then s.episodes
    when 'web_series' then s.episodes
    when 'movie' then s.runtime_minutes
    when 'book' then w.pages
    when 'light_novel' then w.chapters
    when 'web_novel' then w.chapters
    when 'manga' then w.chapters
    when 'comic' then w.chapters
    when 'webtoon' then w.chapters
    when 'game' then g.hours
    when 'visual_novel' then g.hours
    when 'audiobook' then a.duration_minutes
    when 'podcast' then a.episodes
    when 'music' then a.tracks
    when 'live_event' then e.duration_minutes
  end as progress_total
from media.media m
left join media.screen_attributes s on s.media_id = m.id
left join media.written_attributes w on w.media_id = m.id
left join media.game_attributes g on g.media_id = m.id
left join media.audio_attributes a on a.media_id = m.id
left join media.event_attributes e on e.media_id = m.id;
comment on view media.progress_totals is 'What progress of each title runs up to, in its type''s unit.';
comment on column media.progress_totals.media_id is 'The title.';
comment on column media.progress_totals.progress_total is 'Episodes, chapters, pages, minutes, tracks or hours; null when unknown.';
