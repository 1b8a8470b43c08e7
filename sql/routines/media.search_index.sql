-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Keeping the search tables right: in the writing transaction, by statement-level triggers.
set local role omt_owner;

create or replace function media.search_types() returns text[]
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
return array['anime', 'show', 'web_series', 'movie', 'book', 'light_novel', 'web_novel', 'audiobook',
  'manga', 'comic', 'webtoon', 'game', 'visual_novel', 'podcast', 'music', 'live_event'];
comment on function media.search_types() is 'The media types in the order in which counts by type are given.';

-- Lexemes of the filters that plain columns decide.
create or replace function media.search_filter_words(media_type text, media_class public.ltree, released date, country text)
returns text[]
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
  found text[] := array['~t' || media_type];
  year int := extract(year from released);
begin
  for n in 1..public.nlevel(media_class) loop -- a loop, for a query would be planned for each title
    found := found || ('~c' || public.subpath(media_class, 0, n)::text);
  end loop;
  if year is not null then
    found := found || ('~y' || year) || ('~d' || year / 10);
  end if;
  if country <> '' then
    found := found || ('~o' || lower(left(country, 60)));
  end if;
  return found;
end
$$;
comment on function media.search_filter_words(text, public.ltree, date, text) is 'Lexemes by which the filters on type, class, year and country find a title.';

create or replace function media.search_language_word(language text) returns text
language sql immutable parallel safe
return case when language <> '' and position('-Latn' in language) = 0 then '~l' || lower(split_part(language, '-', 1)) end;
comment on function media.search_language_word(text) is 'Lexeme by which the filter on language finds a title; null for a romanisation.';

-- Hashes of a word''s first seven letters, whole and with one or two of them left out.
create or replace function media.search_deletions(word text, distance int) returns int[]
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
  head text := left(word, 7);
  n int := length(head);
  found int[] := array[hashtext(head)];
  shorter text;
begin
  for i in 1..n loop
    shorter := left(head, i - 1) || substr(head, i + 1);
    found := found || hashtext(shorter);
    if distance > 1 then
      for j in i..n - 1 loop
        found := found || hashtext(left(shorter, j - 1) || substr(shorter, j + 1));
      end loop;
    end if;
  end loop;
  return found;
end
$$;
comment on function media.search_deletions(text, int) is 'The neighbourhood of a word under which media.search_typos keeps it.';

-- Words whose misspellings are found: letters only, neither very short nor very long.
create or replace function media.search_is_spelt(word text) returns boolean
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
return length(word) between 3 and 24 and word !~ '[~0-9]';
comment on function media.search_is_spelt(text) is 'Whether a word can be misspelt.';

create or replace function media.search_add_words(lexemes text[]) returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  with added as (
    insert into media.search_words (word, df)
    select distinct l, 0 from unnest(lexemes) l
    where not exists (select from media.search_words w where w.word = l collate "C")
    order by 1
    on conflict do nothing
    returning id, word)
  insert into media.search_typos (hash, word_id)
  select distinct h, a.id from added a,
    unnest(media.search_deletions(a.word, case when length(a.word) >= 6 then 2 else 1 end)) h
  where media.search_is_spelt(a.word);
end
$$;
comment on function media.search_add_words(text[]) is 'Puts words the dictionary does not have yet into it.';

create or replace function media.search_doc_of(ids uuid[])
returns table (media_id uuid, popularity real, type_number smallint, tier smallint, norm text, others text, words tsvector)
language plpgsql stable -- not sql, which would be planned on every call
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query select m.id, m.popularity, (array_position(media.search_types(), m.media_type::text) - 1)::smallint,
    (case when s.docs_at_build = 0 then 3 -- tiers speed up large catalogs only
       when m.popularity > s.floors[1] then 0 when m.popularity > s.floors[2] then 1
       when m.popularity > s.floors[3] then 2 else 3 end)::smallint,
    coalesce(t.main, m.sort_title), coalesce(t.others, ''),
    m.search_vector || array_to_tsvector(media.search_filter_words(m.media_type, m.media_class,
      m.release_date, m.country_of_origin) || array_remove(t.languages || media.search_language_word(w.original_language), null))
  from media.media m
  cross join media.search_state s
  left join lateral (
    select max(n.normalised) filter (where n.position = 0) as main,
      '|' || left(string_agg(n.normalised, '|' order by n.position) filter (where n.position > 0), 2000) || '|' as others,
      array_agg(media.search_language_word(n.language)) as languages
    from media.titles n where n.media_id = m.id) t on true
  left join media.written_attributes w on w.media_id = m.id
  where m.id = any (ids);
end
$$;
comment on function media.search_doc_of(uuid[]) is 'What media.search_docs should hold for these titles.';

create or replace function media.search_refresh(ids uuid[]) returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  lexemes text[];
  pending int;
begin
  -- Whoever else changes names of the same title is waited for; what follows sees their work.
  perform from media.search_docs d where d.media_id = any (ids) order by d.doc for update;
  with wanted as materialized (select * from media.search_doc_of(ids)),
  before as materialized (select * from media.search_docs d where d.media_id = any (ids)),
  gone as (
    delete from media.search_docs d using before b
    where d.doc = b.doc and not exists (select from wanted w where w.media_id = b.media_id)
    returning d.doc),
  changed as (
    update media.search_docs d
    set popularity = w.popularity, type_number = w.type_number, tier = w.tier, norm = w.norm,
      others = w.others, words = w.words
    from wanted w
    where d.media_id = w.media_id
      and (d.popularity, d.type_number, d.norm, d.others, d.words)
        is distinct from (w.popularity, w.type_number, w.norm, w.others, w.words)
    returning d.doc, d.type_number, d.words),
  added as (
    insert into media.search_docs (media_id, popularity, type_number, tier, norm, others, words)
    select w.* from wanted w where not exists (select from before b where b.media_id = w.media_id)
    returning doc, type_number, words),
  noted as (
    insert into media.search_changes (sign, doc, type_number, words)
    select -1, b.doc, b.type_number, b.words from before b
    where b.doc in (select doc from gone union all select doc from changed)
    union all select 1, c.* from changed c
    union all select 1, a.* from added a
    returning sign, words)
  select array_agg(distinct w.lexeme) into lexemes from noted n, unnest(n.words) w where n.sign = 1;
  if lexemes is not null then
    perform media.search_add_words(lexemes);
  end if;
  if current_setting('omt.search_unsettled', true) is distinct from 'on' then
    -- Whoever keeps search up does this in a pause (8 s after the last change in the window); an
    -- edit waits for it only when nobody did.
    select count(*) into pending from media.search_changes;
    if pending > 1000 then
      perform media.search_settle();
    end if;
  end if;
  perform media.browse_refresh(ids);
end
$$;
comment on function media.search_refresh(uuid[]) is 'Brings the search tables up to date with these titles, be they new, changed or gone.';

-- Planning these statements takes longer than running them for a title or two.
create or replace function media.search_refresh_few(ids uuid[]) returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
  perform media.search_refresh(ids);
end
$$;
comment on function media.search_refresh_few(uuid[]) is 'As media.search_refresh(), with plans that are made once a session.';

create or replace function media.tg_search() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  ids uuid[];
  building boolean;
begin
  if tg_table_name = 'titles' and tg_op = 'UPDATE' then -- a name may move to another title
    select array_agg(media_id) into ids
    from (select media_id from search_rows union select media_id from search_old) r;
  elsif tg_table_name = 'titles' then
    select array_agg(distinct media_id) into ids from search_rows;
  elsif tg_table_name = 'written_attributes' and tg_op = 'UPDATE' then
    select array_agg(n.media_id) into ids from search_rows n join search_old o on o.media_id = n.media_id
    where n.original_language is distinct from o.original_language;
  elsif tg_table_name = 'written_attributes' then
    select array_agg(media_id) into ids from search_rows where original_language is not null;
  elsif tg_op = 'UPDATE' then
    select array_agg(n.id) into ids from search_rows n join search_old o on o.id = n.id
    where (n.media_type, n.media_class::text, n.sort_title, n.release_date, n.country_of_origin, n.popularity, n.search_vector)
      is distinct from (o.media_type, o.media_class::text, o.sort_title, o.release_date, o.country_of_origin, o.popularity, o.search_vector);
  else
    select array_agg(id) into ids from search_rows;
  end if;
  if ids is null then
    return null;
  end if;
  if current_setting('omt.search_later', true) = 'on' then
    insert into media.search_queue select unnest(ids);
    return null;
  end if;
  select is_building into building from media.search_state;
  if building then
    insert into media.search_queue select unnest(ids);
  end if;
  if cardinality(ids) <= 20 then
    perform media.search_refresh_few(ids);
  else
    perform media.search_refresh(ids);
  end if;
  return null;
end
$$;
comment on function media.tg_search() is 'Keeps the search tables right with every change of a title; a bulk import sets omt.search_later and calls media.search_catch_up().';

create or replace function media.search_catch_up(most int) returns int
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  ids uuid[];
begin
  if auth.current_writer_id() is null then
    raise exception 'You are not signed in, or only to look.' using errcode = 'OM401';
  end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('omt.search_catch_up', 0)); -- a build is not swapped in meanwhile
  with next as (
    select distinct q.media_id from (select c.media_id from media.search_queue c order by c.place limit most) q),
  taken as (
    delete from media.search_queue q using next n where q.media_id = n.media_id
    returning q.media_id)
  select array_agg(distinct media_id) into ids from taken;
  if ids is null then
    perform media.search_settle();
  else
    perform set_config('omt.search_unsettled', 'on', true); -- once at the end, not every batch
    perform media.search_refresh(ids);
  end if;
  return coalesce(cardinality(ids), 0);
end
$$;
comment on function media.search_catch_up(int) is 'Takes in titles that a bulk import left queued; returns how many, 0 when there are none left.';

do $$
declare
  t text;
begin
  foreach t in array array['media', 'titles', 'written_attributes'] loop
    execute format('create or replace trigger _200_search_insert after insert on media.%I referencing new table as search_rows for each statement execute function media.tg_search()', t);
    execute format('create or replace trigger _200_search_delete after delete on media.%I referencing old table as search_rows for each statement execute function media.tg_search()', t);
  end loop;
end
$$;
create or replace trigger _200_search_update after update on media.media
  referencing new table as search_rows old table as search_old for each statement execute function media.tg_search();
create or replace trigger _200_search_update after update on media.titles
  referencing new table as search_rows old table as search_old for each statement execute function media.tg_search();
create or replace trigger _200_search_update after update on media.written_attributes
  referencing new table as search_rows old table as search_old for each statement execute function media.tg_search();

revoke all on function media.search_types(), media.search_filter_words(text, public.ltree, date, text), media.search_language_word(text),
  media.search_deletions(text, int), media.search_is_spelt(text), media.search_add_words(text[]),
  media.search_doc_of(uuid[]), media.search_refresh(uuid[]), media.search_refresh_few(uuid[]), media.search_catch_up(int) from public;
grant execute on function media.search_types(), media.search_catch_up(int) to omt_app;
