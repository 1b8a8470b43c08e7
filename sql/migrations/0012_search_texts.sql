-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Searching descriptions and reviews, and titles by language.
set local role omt_owner;

-- Defined here rather than in a routine: an index that uses it must never see it change.
create function media.text_fold(body text) returns text
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
return regexp_replace(
  replace(lower(regexp_replace(normalize(left(body, 100000), nfkd), U&'[\0300-\036f]', '', 'g')), 'ß', 'ss'),
  U&'([\0e00-\0eff\1000-\109f\1780-\17ff\3040-\30ff\3400-\9fff\ac00-\d7af\1100-\11ff])', ' \1 ', 'g');
comment on function media.text_fold(text) is 'Text to be searched: without accents and case, every character of scripts that do not part words a word.';

create function media.text_words(body text) returns tsvector
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
return to_tsvector('pg_catalog.simple'::regconfig, media.text_fold(body));
comment on function media.text_words(text) is 'The words of a description or a review, with their places.';

create index media_description_words_idx on media.media using gin (media.text_words(description)) where description is not null;
create index reviews_body_words_idx on interaction.reviews using gin (media.text_words(body));

insert into media.search_queue (media_id) select id from media.media; -- the language of names is new
