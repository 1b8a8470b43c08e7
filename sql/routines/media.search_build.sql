-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Building the search tables anew while the program runs: beside the live ones, in steps of one
-- transaction each, swapped in at the end. What is written meanwhile is queued and taken in then.
set local role omt_owner;

create or replace function media.search_require_editor() returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if not auth.can_edit_catalog() then
    raise exception 'Only reviewers and admins may rebuild the search index.' using errcode = 'OM403';
  end if;
end
$$;
comment on function media.search_require_editor() is 'Refuses whoever may not change the catalog.';

-- As on every other table; a build makes four of them.
create or replace function media.search_guard(table_name text) returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table media.%I enable row level security', table_name);
  execute format('alter table media.%I force row level security', table_name);
  execute format('drop policy if exists search_owner on media.%I', table_name);
  execute format('create policy search_owner on media.%I to omt_owner using (true) with check (true)', table_name);
  execute format('revoke all on media.%I from public, omt_app', table_name);
end
$$;
comment on function media.search_guard(text) is 'Closes a search table to everybody but its owner.';

-- One program at a time looks after search; held by the connection, so that it ends with it.
create or replace function media.search_take_charge() returns boolean
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select auth.current_writer_id() is not null and pg_try_advisory_lock(hashtextextended('omt.search_charge', 0));
$$;
comment on function media.search_take_charge() is 'Makes this connection the one that looks after search; false when another does.';

create or replace function media.search_leave_charge() returns boolean
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select pg_advisory_unlock(hashtextextended('omt.search_charge', 0));
$$;
comment on function media.search_leave_charge() is 'Ends media.search_take_charge().';

-- Queued and come are counted no further than matters.
create or replace function media.search_needs()
returns table (queued bigint, come bigint, pending bigint, docs_at_build bigint, text_version int,
  is_building boolean, may_build boolean)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select (select count(distinct q.media_id) from (select c.media_id from media.search_queue c limit 1000000) q),
    (select q.last_value from media.search_docs_doc_seq q) - s.docs_at_build,
    (select count(*) from media.search_changes),
    s.docs_at_build, s.text_version, s.is_building, auth.can_edit_catalog()
  from media.search_state s
  where auth.current_user_id() is not null;
$$;
comment on function media.search_needs() is 'What search has still to do.';

create or replace function media.search_set_text_version(made_by int) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform media.search_require_editor();
  update media.search_state set text_version = made_by;
end
$$;
comment on function media.search_set_text_version(int) is 'Notes that the words of all titles are of this version of the normaliser.';

create or replace function media.search_build_begin() returns int
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  from_how_many int;
begin
  perform media.search_require_editor();
  -- Whoever writes now must be through before the flag stands, or their titles would be missed.
  lock table media.media, media.titles in share row exclusive mode;
  update media.search_state set is_building = true,
    queued_before_build = (select max(q.place) from media.search_queue q)
  returning heavy into from_how_many;
  drop table if exists media.search_docs_new, media.search_words_new, media.search_typos_new, media.search_heads_new;
  return from_how_many;
end
$$;
comment on function media.search_build_begin() is 'Opens a build; what is written from now on is queued as well. Gives from how many titles on a prefix has a head.';

create or replace function media.search_build_docs() returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set work_mem = '256MB'
set enable_nestloop = off -- nobody may have counted the titles yet
set enable_mergejoin = off -- would sort whole titles by kind
as $$
declare
  stored bigint;
  n bigint;
begin
  perform media.search_require_editor();
  select count(*) into n from media.media;
  create table media.search_docs_new (like media.search_docs including defaults including storage including comments) with (autovacuum_enabled = off);
  insert into media.search_docs_new (doc, media_id, popularity, type_number, tier, norm, others, words)
  with kinds as materialized ( -- few: working their words out for each title is half of the time
    select k.*, array_to_tsvector(media.search_filter_words(k.media_type, k.media_class::public.ltree,
      make_date(k.year, 1, 1), k.country)) as words
    from (select distinct m.media_type, m.media_class::text as media_class, coalesce(extract(year from m.release_date)::int, 0) as has_year,
        extract(year from m.release_date)::int as year, coalesce(m.country_of_origin, '') as country
      from media.media m) k)
  select r.doc, r.id, r.popularity, r.type_number,
    case when r.doc <= least(5000, n / 20) then 0 when r.doc <= least(50000, n / 10) then 1
      when r.doc <= least(500000, n / 5) then 2 else 3 end,
    r.norm, r.others, r.words
  from (
    select row_number() over (order by m.popularity desc, m.id)::int as doc, m.id, m.popularity,
      array_position(media.search_types(), m.media_type::text) - 1 as type_number,
      coalesce(t.main, m.sort_title) as norm, coalesce(t.others, '') as others,
      case when t.languages is null and w.original_language is null then m.search_vector || k.words
        else m.search_vector || k.words || array_to_tsvector(array_remove(t.languages || media.search_language_word(w.original_language), null)) end as words
    from media.media m
    join kinds k on k.media_type = m.media_type and k.media_class = m.media_class::text
      and k.has_year = coalesce(extract(year from m.release_date)::int, 0) and k.country = coalesce(m.country_of_origin, '')
    left join (
      select n.media_id, max(n.normalised) filter (where n.position = 0) as main,
        '|' || left(string_agg(n.normalised, '|' order by n.position) filter (where n.position > 0), 2000) || '|' as others,
        array_agg(media.search_language_word(n.language)) filter (where n.language <> '') as languages
      from media.titles n group by n.media_id) t on t.media_id = m.id
    left join media.written_attributes w on w.media_id = m.id) r; -- in this order already
  get diagnostics stored = row_count;
  return stored;
end
$$;
comment on function media.search_build_docs() is 'Step: the titles in order of popularity.';

create or replace function media.search_build_index(step int) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set maintenance_work_mem = '512MB'
as $$
begin
  perform media.search_require_editor();
  case step
    when 1 then
      -- Made constraints at the end: that locks the table, which is being read meanwhile.
      create unique index search_docs_new_pk on media.search_docs_new (doc);
      create unique index search_docs_new_media_id_uq on media.search_docs_new (media_id);
    when 2 then
      create index search_docs_new_words_idx on media.search_docs_new using gin (words) with (gin_pending_list_limit = 256);
    when 3 then
      create index search_docs_new_words_0_idx on media.search_docs_new using gin (words) with (fastupdate = off) where tier = 0;
      create index search_docs_new_words_1_idx on media.search_docs_new using gin (words) with (fastupdate = off) where tier <= 1;
      create index search_docs_new_words_2_idx on media.search_docs_new using gin (words) with (fastupdate = off) where tier <= 2;
      analyze media.search_docs_new;
  end case;
end
$$;
comment on function media.search_build_index(int) is 'Step: indexes of the titles, in three parts.';

create or replace function media.search_build_words() returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set work_mem = '256MB'
set maintenance_work_mem = '512MB'
as $$
declare
  stored bigint;
begin
  perform media.search_require_editor();
  create table media.search_words_new (like media.search_words including defaults including comments) with (autovacuum_enabled = off);
  -- By the alphabet: words that are spelt alike lie near each other.
  insert into media.search_words_new (id, word, df)
  select row_number() over (order by s.word collate "C"), s.word, s.ndoc from ts_stat('select words from media.search_docs_new') s;
  get diagnostics stored = row_count;
  alter table media.search_words_new add constraint search_words_new_pk primary key (id);
  create unique index search_words_new_word_uq on media.search_words_new (word) include (df, id);
  analyze media.search_words_new;
  return stored;
end
$$;
comment on function media.search_build_words() is 'Step: the dictionary.';

create or replace function media.search_build_typos() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set work_mem = '256MB'
set maintenance_work_mem = '512MB'
as $$
begin
  perform media.search_require_editor();
  create table media.search_typos_new (like media.search_typos including comments) with (autovacuum_enabled = off);
  -- In the order of the index: what is read together lies together.
  insert into media.search_typos_new (hash, word_id)
  select h, w.id from media.search_words_new w,
    unnest(media.search_deletions(w.word, case when length(w.word) >= 6 then 2 else 1 end)) h
  where media.search_is_spelt(w.word)
  order by h, w.id;
  create index search_typos_new_hash_idx on media.search_typos_new (hash) include (word_id);
  analyze media.search_typos_new;
end
$$;
comment on function media.search_build_typos() is 'Step: the neighbourhood of every word.';

create or replace function media.search_build_read_words() returns table (word text, df int)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select w.word, w.df from media.search_words_new w where auth.can_edit_catalog();
$$;
comment on function media.search_build_read_words() is 'The dictionary, from which one sees what prefixes can be frequent.';

create or replace function media.search_build_read() returns table (type_number smallint, words text)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select d.type_number, array_to_string(tsvector_to_array(d.words), ' ') from media.search_docs_new d
  where auth.can_edit_catalog();
$$;
comment on function media.search_build_read() is 'The words of every title, for counting prefixes in one pass.';

create or replace function media.search_build_heads(heads text[], types int[]) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  n int := cardinality(media.search_types());
begin
  perform media.search_require_editor();
  if to_regclass('media.search_heads_new') is null then
    create table media.search_heads_new (like media.search_heads including defaults including comments) with (autovacuum_enabled = off);
    alter table media.search_heads_new add constraint search_heads_new_pk primary key (head);
  end if;
  insert into media.search_heads_new (head, total, types)
  select h.head, (select sum(x) from unnest(types[(h.i - 1) * n + 1 : h.i * n]) x), types[(h.i - 1) * n + 1 : h.i * n]
  from unnest(heads) with ordinality h(head, i);
  perform media.search_fill_heads(heads, 'search_docs_new', 'search_heads_new');
end
$$;
comment on function media.search_build_heads(text[], int[]) is 'Step, in batches: heads with their counts by type, one after the other in one array.';

create or replace function media.search_build_finish() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  t text;
  i record;
  waiting uuid[];
  n int;
begin
  perform media.search_require_editor();
  perform pg_advisory_xact_lock(hashtextextended('omt.search_settle', 0));
  perform pg_advisory_xact_lock(hashtextextended('omt.search_catch_up', 0));
  lock table media.media, media.titles in share row exclusive mode;
  perform media.search_build_heads('{}', '{}');
  -- In the order in which searches lock them.
  lock table media.search_typos, media.search_words, media.search_heads, media.search_docs in access exclusive mode;
  foreach t in array array['docs', 'words', 'typos', 'heads'] loop
    execute format('drop table media.search_%s', t);
    execute format('alter table media.search_%1$s_new rename to search_%1$s', t);
    for i in select c.relname from pg_index x join pg_class c on c.oid = x.indexrelid
      where x.indrelid = format('media.search_%s', t)::regclass loop
      execute format('alter index media.%I rename to %I', i.relname, replace(i.relname, '_new_', '_'));
    end loop;
    -- Not before: while indexes are built, vacuuming could mark no page as visible to all, would not come
    -- again, and every read of an index alone would look into the table as well.
    execute format('alter table media.search_%s reset (autovacuum_enabled)', t);
    perform media.search_guard('search_' || t);
  end loop;
  alter table media.search_docs add constraint search_docs_pk primary key using index search_docs_pk;
  alter table media.search_docs add constraint search_docs_media_id_uq unique using index search_docs_media_id_uq;
  select count(*) into n from media.search_docs;
  perform setval('media.search_docs_doc_seq', greatest(n, 1));
  perform setval('media.search_words_id_seq', greatest((select max(id) from media.search_words), 1));
  delete from media.search_changes;
  update media.search_state set is_building = false, built_at = now(), docs_at_build = n,
    floors = array[
      coalesce((select d.popularity from media.search_docs d where d.tier >= 1 order by d.doc limit 1), -1),
      coalesce((select d.popularity from media.search_docs d where d.tier >= 2 order by d.doc limit 1), -1),
      coalesce((select d.popularity from media.search_docs d where d.tier >= 3 order by d.doc limit 1), -1)];
  insert into media.browse_changes (sign, media_id) -- browsing has not read them yet
  select distinct 0, q.media_id from media.search_queue q
  where q.place <= (select queued_before_build from media.search_state) and exists (select from media.browse_rows);
  delete from media.search_queue where place <= (select queued_before_build from media.search_state);
  with taken as (delete from media.search_queue returning media_id)
  select array_agg(distinct media_id) into waiting from taken;
  if waiting is not null then
    perform media.search_refresh(waiting);
  end if;
end
$$;
comment on function media.search_build_finish() is 'Last step: swaps the new tables in and takes in what was written meanwhile.';

create or replace function media.search_build_abandon() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform media.search_require_editor();
  update media.search_state set is_building = false;
  drop table if exists media.search_docs_new, media.search_words_new, media.search_typos_new, media.search_heads_new;
end
$$;
comment on function media.search_build_abandon() is 'Gives a build up; the live tables stay as they are.';

revoke all on function media.search_take_charge(), media.search_leave_charge(), media.search_needs(),
  media.search_set_text_version(int), media.search_require_editor(), media.search_guard(text), media.search_build_begin(), media.search_build_docs(),
  media.search_build_index(int), media.search_build_words(), media.search_build_typos(),
  media.search_build_read(), media.search_build_read_words(), media.search_build_heads(text[], int[]),
  media.search_build_finish(), media.search_build_abandon() from public;
grant execute on function media.search_take_charge(), media.search_leave_charge(), media.search_needs(),
  media.search_set_text_version(int), media.search_build_begin(), media.search_build_docs(),
  media.search_build_index(int), media.search_build_words(), media.search_build_typos(),
  media.search_build_read(), media.search_build_read_words(), media.search_build_heads(text[], int[]),
  media.search_build_finish(), media.search_build_abandon() to omt_app;
