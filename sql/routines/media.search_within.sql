-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Searching within a set of titles that other tables decide: the reader's library, lists, the texts
-- of descriptions and reviews. Conditions come as one object: status, rating_from, rating_to, tags,
-- lists, texts; is_library when the reader must have the title; under unwanted the same, any of
-- which leaves a title out.
set local role omt_owner;

create or replace function media.search_texts(field jsonb) returns text[]
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
return case when jsonb_typeof(field) = 'array' then array(select jsonb_array_elements_text(field)) end;
comment on function media.search_texts(jsonb) is 'A field of the conditions as an array; null where it is missing.';

-- The words in a row, the last one as far as it goes. Null when nothing in it is a word.
create or replace function media.search_text_query(typed text) returns tsquery
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
  words tsquery := phraseto_tsquery('pg_catalog.simple', media.text_fold(left(typed, 200)));
begin
  return case when numnode(words) > 0 then (words::text || ':*')::tsquery end;
end
$$;
comment on function media.search_text_query(text) is 'What finds this in media.text_words().';

create or replace function media.search_with_text(me uuid, typed text, most int) returns setof uuid
language plpgsql stable
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
declare
  asked tsquery := media.search_text_query(typed);
begin
  return query
    select x.id from (
      select m.id from media.media m where m.description is not null and media.text_words(m.description) @@ asked
      union
      select r.media_id from interaction.reviews r
      where media.text_words(r.body) @@ asked and (r.user_id = me or r.is_public)) x
    limit most;
end
$$;
comment on function media.search_with_text(uuid, text, int) is 'Titles with this in the description or in a review the reader may see.';

create or replace function media.search_in_list(me uuid, list_name text) returns setof uuid
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select i.media_id from interaction.user_lists l join interaction.list_items i on i.list_id = l.id
  where lower(l.name) = lower(list_name) and (l.user_id = me or l.is_public);
$$;
comment on function media.search_in_list(uuid, text) is 'Titles in lists of this name that the reader may see.';

-- Null: no condition decides what is left; else the titles that are. `most` caps the texts.
create or replace function media.search_scope(me uuid, conditions jsonb, most int) returns uuid[]
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_variable
declare
  ids uuid[];
  found uuid[];
  one text;
  is_open boolean := true; -- nothing decided yet
  statuses text[] := media.search_texts(conditions -> 'statuses');
  tags text[] := (select array_agg(lower(t)) from unnest(media.search_texts(conditions -> 'tags')) t);
  rating_from int := conditions ->> 'rating_from';
  rating_to int := conditions ->> 'rating_to';
begin
  if (conditions ->> 'is_library')::boolean then
    select coalesce(array_agg(u.media_id), '{}') into ids from interaction.user_media u
    where u.user_id = me
      and (statuses is null or u.status = any (statuses))
      and (rating_from is null or u.rating >= rating_from) and (rating_to is null or u.rating <= rating_to)
      and (tags is null or lower(u.tags::text)::text[] @> tags);
    is_open := false;
  end if;
  foreach one in array coalesce(media.search_texts(conditions -> 'lists'), '{}') loop
    select coalesce(array_agg(i), '{}') into found from media.search_in_list(me, one) i
    where is_open or i in (select unnest(ids));
    ids := found;
    is_open := false;
  end loop;
  foreach one in array coalesce(media.search_texts(conditions -> 'texts'), '{}') loop
    select coalesce(array_agg(i), '{}') into found
    from media.search_with_text(me, one, case when is_open then most end) i
    where is_open or i in (select unnest(ids));
    ids := found;
    is_open := false;
  end loop;
  return ids;
end
$$;
comment on function media.search_scope(uuid, jsonb, int) is 'The titles that the conditions leave; null when they leave all.';

create or replace function media.search_unwanted(me uuid, unwanted jsonb) returns uuid[]
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_variable
declare
  ids uuid[];
  statuses text[] := coalesce(media.search_texts(unwanted -> 'statuses'), '{}');
  tags text[] := coalesce((select array_agg(lower(t)) from unnest(media.search_texts(unwanted -> 'tags')) t), '{}');
  rating_from int := unwanted ->> 'rating_from';
  rating_to int := unwanted ->> 'rating_to';
  is_rated boolean := rating_from is not null or rating_to is not null;
  is_library boolean := coalesce((unwanted ->> 'is_library')::boolean, false);
begin
  if unwanted is null then
    return null;
  end if;
  select array_agg(x.id) into ids from (
    select u.media_id as id from interaction.user_media u
    where u.user_id = me and (is_library or u.status = any (statuses) or lower(u.tags::text)::text[] && tags
      or is_rated and u.rating >= coalesce(rating_from, 0) and u.rating <= coalesce(rating_to, 100))
    union
    select i from unnest(media.search_texts(unwanted -> 'lists')) l, media.search_in_list(me, l) i
    union
    select i from unnest(media.search_texts(unwanted -> 'texts')) t, media.search_with_text(me, t, null) i) x;
  return ids;
end
$$;
comment on function media.search_unwanted(uuid, jsonb) is 'The titles that are left out; null when none are.';

-- From the set when it is the smaller side, else from what drive finds.
create or replace function media.search_within(typed text, drive tsquery, keep tsquery, is_light boolean, phrases text[],
  conditions jsonb, first int, page int)
returns setof media.search_row
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
rows 20
as $$
#variable_conflict use_column
declare
  me uuid := auth.current_user_id();
  most int := 20000;
  docs int[];
  scores real[];
  counts int[];
  n int;
  ids uuid[];
  hidden uuid[];
begin
  if me is null then
    return;
  end if;
  ids := media.search_scope(me, conditions, most);
  hidden := media.search_unwanted(me, conditions -> 'unwanted');
  if is_light and cardinality(ids) > 1500 then
    with c as materialized (
      select d.doc, d.type_number as t, media.search_score(typed, d.norm, d.others, d.popularity) as s
      from media.search_docs d
      where d.words @@ drive and (keep is null or ts_match_vq(d.words, keep))
        and d.media_id in (select unnest(ids)) and (hidden is null or d.media_id not in (select unnest(hidden)))
        and (phrases is null or media.search_holds(d.norm, d.others, phrases))),
    best as (select doc, s from c order by s desc, doc limit greatest(first + page, 100))
    select (select array_agg(doc order by s desc, doc) from best), (select array_agg(s order by s desc, doc) from best),
      (select count(*) from c), (select array_agg(coalesce(f.n, 0) order by g) from generate_series(0, 15) g
        left join (select t, count(*)::int as n from c group by t) f on f.t = g)
    into docs, scores, n, counts;
  else
    with c as materialized (
      select d.doc, d.type_number as t, media.search_score(typed, d.norm, d.others, d.popularity) as s
      from (select distinct i from unnest(ids) i) w join media.search_docs d on d.media_id = w.i
      where (drive is null or ts_match_vq(d.words, drive)) and (keep is null or ts_match_vq(d.words, keep))
        and (hidden is null or d.media_id not in (select unnest(hidden)))
        and (phrases is null or media.search_holds(d.norm, d.others, phrases))),
    best as (select doc, s from c order by s desc, doc limit greatest(first + page, 100))
    select (select array_agg(doc order by s desc, doc) from best), (select array_agg(s order by s desc, doc) from best),
      (select count(*) from c), (select array_agg(coalesce(f.n, 0) order by g) from generate_series(0, 15) g
        left join (select t, count(*)::int as n from c group by t) f on f.t = g)
    into docs, scores, n, counts;
  end if;
  if docs is null then
    return;
  end if;
  return query select * from media.search_page(me, docs, scores, first, page, n,
    conditions ? 'texts' and cardinality(ids) >= most, counts);
end
$$;
comment on function media.search_within(text, tsquery, tsquery, boolean, text[], jsonb, int, int) is 'A page of the answers to a search within a set of titles.';

-- Nothing but what is left out was asked for: the rows stand in order of fame, so reading some is enough.
create or replace function media.search_others(unwanted jsonb, first int, page int)
returns setof media.search_row
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
rows 20
as $$
#variable_conflict use_column
declare
  me uuid := auth.current_user_id();
  hidden uuid[];
  docs int[];
begin
  if me is null then
    return;
  end if;
  hidden := media.search_unwanted(me, unwanted);
  docs := array(
    select d.doc from media.search_docs d
    where hidden is null or d.media_id not in (select unnest(hidden))
    order by d.doc limit greatest(first + page, 100) + 1);
  return query select * from media.search_page(me, docs, array_fill(0::real, array[greatest(cardinality(docs), 1)]),
    first, page, cardinality(docs), cardinality(docs) > greatest(first + page, 100), '{}');
end
$$;
comment on function media.search_others(jsonb, int, int) is 'A page of all titles but those left out.';

drop function if exists media.search_library(text, tsquery, tsquery, boolean, text[], text[], int, int, text[], int, int);
revoke all on function media.search_texts(jsonb), media.search_text_query(text), media.search_with_text(uuid, text, int),
  media.search_in_list(uuid, text), media.search_scope(uuid, jsonb, int), media.search_unwanted(uuid, jsonb),
  media.search_within(text, tsquery, tsquery, boolean, text[], jsonb, int, int),
  media.search_others(jsonb, int, int) from public;
grant execute on function media.text_fold(text), media.text_words(text) to omt_app; -- for the indexes on what it writes
grant execute on function media.search_within(text, tsquery, tsquery, boolean, text[], jsonb, int, int),
  media.search_others(jsonb, int, int) to omt_app;
