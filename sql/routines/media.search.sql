-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Answering searches. The program plans (which words drive, which only filter) from the facts it
-- asks for first; these functions carry the plan out. They read the search tables with their
-- owner's rights, which nobody else has, and give nothing to whoever is not signed in.
set local role omt_owner;

-- For each word how many titles have it (null: no such word), for the prefix the same when it is
-- frequent enough to have a head. In plpgsql, which keeps its plans (generic ones, here and below:
-- planning would take longer than searching); SQL functions plan each call.
create or replace function media.search_facts(words text[], prefix text)
returns table (counts int[], prefix_count int, titles int)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
rows 1
as $$
#variable_conflict use_column
begin
  if auth.current_user_id() is null then
    return;
  end if;
  return query
    select array(select (select w.df from media.search_words w where w.word = g.word collate "C")
        from unnest(words) with ordinality g(word, i) order by g.i),
      (select h.total from media.search_heads h where h.head = prefix collate "C"),
      (select greatest(s.docs_at_build, 1) from media.search_state s);
end
$$;
comment on function media.search_facts(text[], text) is 'What is known of the words of a search before it runs.';

-- The rows of these titles, in this order. Whoever calls has made sure that somebody is signed in.
create or replace function media.search_rows(me uuid, ids uuid[], scores real[], total int, is_capped boolean, types int[])
returns setof media.search_row
language plpgsql stable
set search_path = pg_catalog, pg_temp
set enable_hashjoin = off -- would read the reader's whole library for a page of titles
set enable_mergejoin = off
set enable_seqscan = off
rows 20
as $$
begin
  return query
    select m.id, b.score, total, is_capped, types,
      m.media_type::text, m.title::text, m.release_date, m.release_precision, m.creators::text[], m.cover_url,
      p.steps, d.norm, n.names, n.normalised,
      u.status::text, u.progress, u.rating, u.notes, u.tags, u.started_at, u.started_precision, u.completed_at,
      u.completed_precision, u.pass_number, u.is_favourite, u.is_private, u.created_at, u.updated_at
    from unnest(ids, scores) with ordinality b(id, score, i)
    join media.search_docs d on d.media_id = b.id
    join media.media m on m.id = b.id
    cross join lateral media.progress_total_of(m.media_type::text, m.id) p
    left join lateral (
      select array_agg(t.title order by t.position) as names, array_agg(t.normalised::text order by t.position) as normalised
      from media.titles t where d.others <> '' and t.media_id = b.id) n on true
    left join interaction.user_media u on u.user_id = me and u.media_id = b.id
    order by b.i;
end
$$;
comment on function media.search_rows(uuid, uuid[], real[], int, boolean, int[]) is 'Rows of a page of answers.';

-- Puts the reader's own titles among the best hundred first, cuts the page out.
create or replace function media.search_page(me uuid, docs int[], scores real[], first int, page int,
  total int, is_capped boolean, types int[])
returns setof media.search_row
language plpgsql stable
set search_path = pg_catalog, pg_temp
set enable_hashjoin = off -- would read the reader's whole library for a page of titles
set enable_mergejoin = off
set enable_seqscan = off
rows 20
as $$
declare
  ids uuid[];
  points real[];
begin
  if exists (select from interaction.user_media u where u.user_id = me) then
    -- An own title counts as the best known one there is.
    select array_agg(r.media_id order by r.place), array_agg(r.score order by r.place) into ids, points
    from (
      select row_number() over (order by (s.i > 100), s.score desc, s.i) as place, s.media_id, s.score
      from (
        select b.i, d.media_id, (b.score + case when u.media_id is not null
            then 2.0 - ln(1 + d.popularity) * 0.119 else 0 end)::real as score
        from unnest(docs, scores) with ordinality b(doc, score, i)
        join media.search_docs d on d.doc = b.doc
        left join interaction.user_media u on u.user_id = me and u.media_id = d.media_id and b.i <= 100) s) r
    where r.place > first and r.place <= first + page;
  else
    select array_agg(d.media_id order by b.i), array_agg(b.score order by b.i) into ids, points
    from unnest(docs[first + 1 : first + page], scores[first + 1 : first + page]) with ordinality b(doc, score, i)
    join media.search_docs d on d.doc = b.doc;
  end if;
  return query select * from media.search_rows(me, ids, points, total, is_capped, types);
end
$$;
comment on function media.search_page(uuid, int[], real[], int, int, int, boolean, int[]) is 'One page of the answers, own titles preferred.';

-- Titles that the program ranked itself.
create or replace function media.search_picked(ids uuid[], scores real[])
returns setof media.search_row
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
rows 20
as $$
declare
  me uuid := auth.current_user_id();
begin
  if me is null then
    return;
  end if;
  return query select * from media.search_rows(me, ids, scores, cardinality(ids), false, '{}');
end
$$;
comment on function media.search_picked(uuid[], real[]) is 'Rows of titles that the program ranked itself.';

-- The ready answer of a head, with what changed since it was counted. No row when there is no head.
create or replace function media.search_head(head text, first int, page int)
returns setof media.search_row
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
rows 20
as $$
#variable_conflict use_column
declare
  h record;
  asked tsquery;
  typed text := rtrim(search_head.head);
  docs int[];
  scores real[];
  n int;
  me uuid := auth.current_user_id();
begin
  if me is null then
    return;
  end if;
  select s.total, s.types, s.top, s.scores into h from media.search_heads s where s.head = search_head.head collate "C";
  if not found or first + page > least(100, cardinality(h.top)) and cardinality(h.top) < h.total then
    return;
  end if;
  if exists (select from media.search_changes) then
    asked := media.search_head_query(search_head.head);
    select h.total + coalesce(sum(c.sign), 0), media.search_sum_types(h.types, array_agg(c.type_number), array_agg(c.sign))
    into n, h.types
    from media.search_changes c where ts_match_vq(c.words, asked) having count(*) > 0;
    h.total := coalesce(n, h.total);
    select array_agg(b.doc order by b.s desc, b.doc), array_agg(b.s order by b.s desc, b.doc) into docs, scores
    from (
      select d.doc, media.search_score(typed, d.norm, d.others, d.popularity) as s
      from media.search_docs d
      where d.doc = any (h.top || array(select distinct c.doc from media.search_changes c where c.sign = 1 and ts_match_vq(c.words, asked)))
        and ts_match_vq(d.words, asked)
      order by 2 desc, 1 limit 100) b;
  else
    docs := h.top;
    scores := h.scores;
  end if;
  return query select * from media.search_page(me, docs, scores, first, page, h.total, false, h.types);
end
$$;
comment on function media.search_head(text, int, int) is 'A page of the answers to a frequent prefix or word.';

create or replace function media.search_holds(norm text, others text, phrases text[]) returns boolean
language sql immutable parallel safe
return (norm || others) like all (phrases);
comment on function media.search_holds(text, text, text[]) is 'Whether the titles hold all these phrases, given as like patterns.';

drop function if exists media.search_titles(text, tsquery, int, tsquery, tsquery, text[], int, int);
-- Candidates by tier, best known first: stops at the first tier that fills the page. Then, or at
-- once when tiered is null, everything that drive finds. Of either, what keep leaves.
create or replace function media.search_titles(typed text, tiered tsquery, enough int, drive tsquery, keep tsquery, phrases text[], unwanted jsonb, first int, page int)
returns setof media.search_row
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
rows 20
as $$
#variable_conflict use_column
declare
  docs int[];
  scores real[];
  counts int[];
  n int;
  want int := greatest(first + page, 100);
  capped boolean := true;
  hidden uuid[];
  me uuid := auth.current_user_id();
begin
  if me is null then
    return;
  end if;
  hidden := media.search_unwanted(me, unwanted);
  if tiered is not null then
    with c as materialized (
      select d.doc, d.type_number as t, media.search_score(typed, d.norm, d.others, d.popularity) as s
      from media.search_docs d where d.words @@ tiered and (keep is null or ts_match_vq(d.words, keep)) and d.tier = 0 and (phrases is null or media.search_holds(d.norm, d.others, phrases))
        and (hidden is null or d.media_id not in (select unnest(hidden)))),
    x as (
      select c.doc, c.s from c
      union
      select d.doc, media.search_score(typed, d.norm, d.others, d.popularity)
      from (select n.media_id from media.titles n where n.normalised = typed limit 30) e
      join media.search_docs d on d.media_id = e.media_id where ts_match_vq(d.words, tiered) and (keep is null or ts_match_vq(d.words, keep))
        and (phrases is null or media.search_holds(d.norm, d.others, phrases))
        and (hidden is null or d.media_id not in (select unnest(hidden)))),
    best as (select doc, s from x order by s desc, doc limit want)
    select (select array_agg(doc order by s desc, doc) from best), (select array_agg(s order by s desc, doc) from best),
      (select count(*) from c), (select array_agg(coalesce(f.n, 0) order by g) from generate_series(0, 15) g
        left join (select t, count(*)::int as n from c group by t) f on f.t = g)
    into docs, scores, n, counts;
    if n < enough then
      with c as materialized (
        select d.doc, d.type_number as t, media.search_score(typed, d.norm, d.others, d.popularity) as s
        from media.search_docs d where d.words @@ tiered and (keep is null or ts_match_vq(d.words, keep)) and d.tier <= 1 and (phrases is null or media.search_holds(d.norm, d.others, phrases))
        and (hidden is null or d.media_id not in (select unnest(hidden)))),
      x as (
        select c.doc, c.s from c
        union
        select d.doc, media.search_score(typed, d.norm, d.others, d.popularity)
        from (select n.media_id from media.titles n where n.normalised = typed limit 30) e
        join media.search_docs d on d.media_id = e.media_id where ts_match_vq(d.words, tiered) and (keep is null or ts_match_vq(d.words, keep))
        and (phrases is null or media.search_holds(d.norm, d.others, phrases))
        and (hidden is null or d.media_id not in (select unnest(hidden)))),
      best as (select doc, s from x order by s desc, doc limit want)
      select (select array_agg(doc order by s desc, doc) from best), (select array_agg(s order by s desc, doc) from best),
        (select count(*) from c), (select array_agg(coalesce(f.n, 0) order by g) from generate_series(0, 15) g
          left join (select t, count(*)::int as n from c group by t) f on f.t = g)
      into docs, scores, n, counts;
    end if;
    if n < enough then
      with c as materialized (
        select d.doc, d.type_number as t, media.search_score(typed, d.norm, d.others, d.popularity) as s
        from media.search_docs d where d.words @@ tiered and (keep is null or ts_match_vq(d.words, keep)) and d.tier <= 2 and (phrases is null or media.search_holds(d.norm, d.others, phrases))
        and (hidden is null or d.media_id not in (select unnest(hidden)))),
      x as (
        select c.doc, c.s from c
        union
        select d.doc, media.search_score(typed, d.norm, d.others, d.popularity)
        from (select n.media_id from media.titles n where n.normalised = typed limit 30) e
        join media.search_docs d on d.media_id = e.media_id where ts_match_vq(d.words, tiered) and (keep is null or ts_match_vq(d.words, keep))
        and (phrases is null or media.search_holds(d.norm, d.others, phrases))
        and (hidden is null or d.media_id not in (select unnest(hidden)))),
      best as (select doc, s from x order by s desc, doc limit want)
      select (select array_agg(doc order by s desc, doc) from best), (select array_agg(s order by s desc, doc) from best),
        (select count(*) from c), (select array_agg(coalesce(f.n, 0) order by g) from generate_series(0, 15) g
          left join (select t, count(*)::int as n from c group by t) f on f.t = g)
      into docs, scores, n, counts;
    end if;
  end if;
  if tiered is null or n < least(enough, 8) then
    capped := false;
    with c as materialized (
      select d.doc, d.type_number as t, media.search_score(typed, d.norm, d.others, d.popularity) as s
      from media.search_docs d where d.words @@ drive and (keep is null or ts_match_vq(d.words, keep))
        and (phrases is null or media.search_holds(d.norm, d.others, phrases))
        and (hidden is null or d.media_id not in (select unnest(hidden)))),
    best as (select doc, s from c order by s desc, doc limit want)
    select (select array_agg(doc order by s desc, doc) from best), (select array_agg(s order by s desc, doc) from best),
      (select count(*) from c), (select array_agg(coalesce(f.n, 0) order by g) from generate_series(0, 15) g
        left join (select t, count(*)::int as n from c group by t) f on f.t = g)
    into docs, scores, n, counts;
  end if;
  if docs is null then
    return;
  end if;
  return query select * from media.search_page(me, docs, scores, first, page, n, capped, counts);
end
$$;
comment on function media.search_titles(text, tsquery, int, tsquery, tsquery, text[], jsonb, int, int) is 'A page of the answers to a search.';

-- Words that these leftovers of misspelt words may have come from.
create or replace function media.search_near(leftovers text[], exact text[])
returns table (word text, df int)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  if auth.current_user_id() is null then
    return;
  end if;
  return query
    select w.word, greatest(w.df, 1) from (
      select distinct t.word_id from unnest(leftovers) l join media.search_typos t on t.hash = hashtext(l)) n
    join media.search_words w on w.id = n.word_id
    union
    select w.word, greatest(w.df, 1) from unnest(exact) e join media.search_words w on w.word = e collate "C";
end
$$;
comment on function media.search_near(text[], text[]) is 'The dictionary around misspelt words, for the program to choose from.';

drop function if exists media.search_candidates(tsquery, tsquery, int, int);
-- Titles that a loosened search finds, for the program to rank; those that pass the filter first, then
-- the best known ones. The others tell whether the words are spelt right by now.
create or replace function media.search_candidates(drive tsquery, keep tsquery, filter tsquery, deepest_tier int, most int)
returns table (doc int, media_id uuid, type_number smallint, popularity real, norm text, others text, passes boolean)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  if auth.current_user_id() is null then
    return;
  end if;
  if exists (select from media.search_state s where s.docs_at_build = 0) then
    deepest_tier := 3;
  end if;
  if deepest_tier = 1 then
    return query select d.doc, d.media_id, d.type_number, d.popularity, d.norm, d.others,
        filter is null or ts_match_vq(d.words, filter) as passes
      from media.search_docs d
      where d.words @@ drive and d.tier <= 1 and (keep is null or ts_match_vq(d.words, keep))
      order by 7 desc, d.popularity desc, d.doc limit most;
  elsif deepest_tier = 2 then
    return query select d.doc, d.media_id, d.type_number, d.popularity, d.norm, d.others,
        filter is null or ts_match_vq(d.words, filter) as passes
      from media.search_docs d
      where d.words @@ drive and d.tier <= 2 and (keep is null or ts_match_vq(d.words, keep))
      order by 7 desc, d.popularity desc, d.doc limit most;
  else
    return query select d.doc, d.media_id, d.type_number, d.popularity, d.norm, d.others,
        filter is null or ts_match_vq(d.words, filter) as passes
      from media.search_docs d
      where d.words @@ drive and (keep is null or ts_match_vq(d.words, keep))
      order by 7 desc, d.popularity desc, d.doc limit most;
  end if;
end
$$;
comment on function media.search_candidates(tsquery, tsquery, tsquery, int, int) is 'Candidates of a loosened search.';

revoke all on function media.search_holds(text, text, text[]),
  media.search_facts(text[], text), media.search_rows(uuid, uuid[], real[], int, boolean, int[]),
  media.search_page(uuid, int[], real[], int, int, int, boolean, int[]), media.search_picked(uuid[], real[]),
  media.search_head(text, int, int),
  media.search_titles(text, tsquery, int, tsquery, tsquery, text[], jsonb, int, int), media.search_near(text[], text[]),
  media.search_candidates(tsquery, tsquery, tsquery, int, int) from public;
grant execute on function media.search_facts(text[], text), media.search_picked(uuid[], real[]),
  media.search_head(text, int, int), media.search_titles(text, tsquery, int, tsquery, tsquery, text[], jsonb, int, int), media.search_near(text[], text[]),
  media.search_candidates(tsquery, tsquery, tsquery, int, int) to omt_app;
