-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reading pages and counts of the catalog. The program knows where a page is (from the blocks of
-- the order) and which way to a filtered one is shorter (from the counts); these functions go
-- there. They read with their owner's rights, and give nothing to whoever is not signed in.
-- Orders are numbered: 0 title, 1 year, 2 rating, 3 popularity, 4 date added.
set local role omt_owner;

-- How far a title goes: one table each, for media.progress_totals asks all five. Plain enough to
-- become part of the query that asks, whose search path holds.
create or replace function media.progress_total_of(media_type text, media_id uuid) returns table (steps int)
language sql stable
rows 1
as $$
  select case
    when media_type in ('anime', 'show', 'web_series') then
      (select s.episodes from media.screen_attributes s where s.media_id = progress_total_of.media_id)
    when media_type = 'movie' then
      (select s.runtime_minutes from media.screen_attributes s where s.media_id = progress_total_of.media_id)
    when media_type = 'book' then
      (select w.pages from media.written_attributes w where w.media_id = progress_total_of.media_id)
    when media_type in ('game', 'visual_novel') then
      (select g.hours from media.game_attributes g where g.media_id = progress_total_of.media_id)::int
    when media_type = 'audiobook' then
      (select a.duration_minutes from media.audio_attributes a where a.media_id = progress_total_of.media_id)
    when media_type = 'podcast' then
      (select a.episodes from media.audio_attributes a where a.media_id = progress_total_of.media_id)
    when media_type = 'music' then
      (select a.tracks from media.audio_attributes a where a.media_id = progress_total_of.media_id)
    when media_type = 'live_event' then
      (select e.duration_minutes from media.event_attributes e where e.media_id = progress_total_of.media_id)
    else
      (select w.chapters from media.written_attributes w where w.media_id = progress_total_of.media_id)
  end;
$$;
comment on function media.progress_total_of(text, uuid) is 'How many episodes, pages, hours... a title has.';

-- Rows of these titles, in this order. Whoever calls has made sure that somebody is signed in; this
-- becomes part of their query.
create or replace function media.browse_titles(me uuid, ids uuid[])
returns setof media.browse_row
language sql stable
rows 60
as $$
  select m.id, m.media_type::text, m.title::text, m.release_date, m.release_precision, m.creators::text[], m.cover_url,
    p.steps, u.status::text, u.progress, u.rating, u.notes, u.tags, u.started_at, u.started_precision, u.completed_at,
    u.completed_precision, u.pass_number, u.is_favourite, u.is_private, u.created_at, u.updated_at,
    r.rating, m.popularity, m.created_at
  from unnest(ids) with ordinality i (id, place)
  join media.media m on m.id = i.id
  cross join lateral media.progress_total_of(m.media_type::text, m.id) p
  left join interaction.user_media u on u.user_id = me and u.media_id = i.id
  left join media.browse_ratings r on r.media_id = i.id
  order by i.place;
$$;
comment on function media.browse_titles(uuid, uuid[]) is 'Rows of a page of the catalog.';

create or replace function media.browse_rows_of(ids uuid[])
returns setof media.browse_row
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
rows 60
as $$
declare
  me uuid := auth.current_user_id();
begin
  if me is not null then
    return query select * from media.browse_titles(me, ids);
  end if;
end
$$;
comment on function media.browse_rows_of(uuid[]) is 'Rows of these titles, in this order.';

-- Ids along one section of an order from a key on (or, backwards, from before it). A null key: from
-- the end of the section. One planned statement each, for a page is a fraction of a millisecond.
create or replace function media.browse_along(sort int, section int, backward boolean, from_popularity real, from_title text,
  from_id uuid, skip int, most int)
returns uuid[]
language plpgsql stable
set search_path = pg_catalog, pg_temp
set enable_mergejoin = on -- the rated ones are passed by as they come
set enable_nestloop = off
as $$
declare
  p real := coalesce(from_popularity, case when backward then 'infinity'::real else 0 end);
  t varchar collate "C" := coalesce(from_title, case when backward then chr(1114111) else '' end);
  i uuid := coalesce(from_id, case when backward then 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid else '00000000-0000-0000-0000-000000000000' end::uuid);
begin
  case
    when sort = 0 and backward then
      return array(select b.media_id from media.browse_rows b where (b.title, b.media_id) < (t, i)
        order by b.title desc, b.media_id desc offset skip limit most);
    when sort = 0 then
      return array(select b.media_id from media.browse_rows b where (b.title, b.media_id) >= (t, i)
        order by b.title, b.media_id offset skip limit most);
    when sort = 1 then
      return array(select b.media_id from media.browse_rows b where b.year = section and (b.title, b.media_id) >= (t, i)
        order by b.title, b.media_id offset skip limit most);
    when sort = 2 and section = 32767 then
      return array(select b.media_id from media.browse_rows b where (b.title, b.media_id) >= (t, i)
        and not exists (select from media.browse_ratings r where (r.title, r.media_id) >= (t, i) and r.title = b.title and r.media_id = b.media_id)
        order by b.title, b.media_id offset skip limit most);
    when sort = 2 then
      return array(select b.media_id from media.browse_ratings b where b.rating = section and (b.title, b.media_id) >= (t, i)
        order by b.title, b.media_id offset skip limit most);
    when sort = 3 and section = 32767 then
      return array(select b.media_id from media.browse_rows b where b.popularity = 0 and (b.title, b.media_id) >= (t, i)
        order by b.title, b.media_id offset skip limit most);
    when sort = 3 and backward then
      return array(select b.media_id from media.browse_rows b where b.popularity > 0 and (b.popularity, b.title, b.media_id) < (p, t, i)
        order by b.popularity desc, b.title desc, b.media_id desc offset skip limit most);
    when sort = 3 then
      return array(select b.media_id from media.browse_rows b where b.popularity > 0 and (b.popularity, b.title, b.media_id) >= (p, t, i)
        order by b.popularity, b.title, b.media_id offset skip limit most);
    when backward then
      return array(select b.media_id from media.browse_rows b where b.media_id < i order by b.media_id desc offset skip limit most);
    else
      return array(select b.media_id from media.browse_rows b where b.media_id >= i order by b.media_id offset skip limit most);
  end case;
end
$$;
comment on function media.browse_along(int, int, boolean, real, text, uuid, int, int) is 'Ids along one section of an order.';

-- The condition on marks that every title fits which has one of each of these groups of facets
-- (one a line); null when the marks tell nothing.
create or replace function media.browse_marked(groups text[]) returns text
language sql immutable
set search_path = pg_catalog, pg_temp
as $$
  select string_agg('(' || g.any_of || ')', ' and ') from (
    select string_agg(format('b.marks & %1$s = %1$s', media.browse_mark(f.facet)), ' or ') as any_of
    from unnest(groups) with ordinality u (lines, n)
    cross join lateral regexp_split_to_table(u.lines, E'\n') f (facet)
    group by u.n having bool_and(media.browse_mark(f.facet) <> 0)) g;
$$;
comment on function media.browse_marked(text[]) is 'What the marks of a title say of a filter, as SQL.';

-- The same among the titles with the facets asked for. Section -1 or -2 of the order by rating:
-- every rated title, upwards or downwards. The indexes hold the marks, so that only titles which
-- probably fit are looked at.
create or replace function media.browse_walk(sort int, section int, backward boolean, from_popularity real, from_title text,
  from_id uuid, asked tsquery, groups text[], without uuid[], skip int, most int)
returns uuid[]
language plpgsql stable
set search_path = pg_catalog, pg_temp
set enable_bitmapscan = off
set enable_sort = off
as $$
declare
  ids uuid[];
  source text := 'browse_rows';
  condition text := '';
  marked text := media.browse_marked(groups);
  keys text := case sort when 4 then 'b.media_id' when 3 then 'b.popularity, b.title, b.media_id' else 'b.title, b.media_id' end;
  start text := case sort when 4 then '$3' when 3 then '$1, $2::varchar collate "C", $3' else '$2::varchar collate "C", $3' end;
begin
  if sort = 1 then
    condition := format(' and b.year = %s', section);
  elsif sort = 2 and section < 32767 then
    source := 'browse_ratings';
    if section < 0 then -- the best first or last
      keys := case section when -1 then 'b.rating, ' else 'b.rating desc, ' end || keys;
    else
      condition := format(' and b.rating = %s', section);
    end if;
  elsif sort = 2 then
    condition := ' and not exists (select from media.browse_ratings r where r.media_id = b.media_id)';
  elsif sort = 3 then
    condition := case when section = 0 then ' and b.popularity > 0' else ' and b.popularity = 0' end;
  end if;
  if marked is not null then
    condition := condition || ' and ' || marked;
  end if;
  if asked is not null and (marked is not null or source = 'browse_ratings') then
    condition := condition || ' and exists (select from media.browse_rows f where f.media_id = b.media_id and ts_match_vq(f.facets, $4) offset 0)';
  elsif asked is not null then
    condition := condition || ' and ts_match_vq(b.facets, $4)';
  end if;
  if without is not null then
    condition := condition || ' and b.media_id <> all ($7)';
  end if;
  if from_id is not null then
    condition := format(' and (%s) %s (%s)', keys, case when backward then '<' else '>=' end, start) || condition;
  end if;
  execute format('select array(select b.media_id from media.%s b where true%s order by %s offset $5 limit $6)', source, condition,
      case when backward then replace(keys, ',', ' desc,') || ' desc' else keys end)
    into ids using from_popularity, from_title, from_id, asked, skip, most, without;
  return ids;
end
$$;
comment on function media.browse_walk(int, int, boolean, real, text, uuid, tsquery, text[], uuid[], int, int) is 'Ids along one section of an order, with some facets.';

-- Whether rows within this section come in descending order.
create or replace function media.browse_is_backward(sort int, descending boolean, section int) returns boolean
language sql immutable parallel safe
return descending and (sort in (0, 4) or sort = 3 and section = 0);
comment on function media.browse_is_backward(int, boolean, int) is 'Whether a section is read from its end.';

-- Rows along these sections of an order, the first from the key on, past so many. With facets
-- asked for it is quick where many have them.
create or replace function media.browse_page(sort int, sections int[], descending boolean, from_popularity real, from_title text,
  from_id uuid, asked tsquery, groups text[], without uuid[], skip int, most int)
returns setof media.browse_row
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
rows 60
as $$
declare
  me uuid := auth.current_user_id();
  ids uuid[] := '{}';
  section int;
  backward boolean;
begin
  if me is null then
    return;
  end if;
  foreach section in array sections loop
    backward := media.browse_is_backward(sort, descending, section);
    ids := ids || case when asked is null and without is null
      then media.browse_along(sort, section, backward, from_popularity, from_title, from_id, skip, most - cardinality(ids))
      else media.browse_walk(sort, section, backward, from_popularity, from_title, from_id, asked, groups, without, skip, most - cardinality(ids)) end;
    exit when cardinality(ids) >= most;
    from_popularity := null;
    from_title := null;
    from_id := null;
    skip := 0;
  end loop;
  return query select * from media.browse_titles(me, ids);
end
$$;
comment on function media.browse_page(int, int[], boolean, real, text, uuid, tsquery, text[], uuid[], int, int) is 'Rows along an order, those with the facets asked for.';

-- What these functions were called with once.
drop function if exists media.browse_page(int, int, boolean, real, text, uuid, tsquery, int, int),
  media.browse_walk(int, int, boolean, real, text, uuid, tsquery, uuid[], int, int),
  media.browse_first(int, int[], boolean, tsquery, uuid[], int);

-- All the titles with the facets asked for (and the words, of which the best known suffice), in
-- order, sixteen bytes each; most null: all of them.
create or replace function media.browse_ids(sort int, descending boolean, asked tsquery, words tsquery, without uuid[], skip int, most int)
returns bytea
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set work_mem = '64MB'
as $$
declare
  found bytea;
  direction text := case when descending then ' desc' else '' end;
  source text := 'media.browse_rows b';
  condition text := 'true';
begin
  if auth.current_user_id() is null then
    return null;
  end if;
  if words is not null then
    source := '(select d.media_id from media.search_docs d where d.words @@ $2 limit 20000) s join media.browse_rows b on b.media_id = s.media_id';
    if asked is not null then
      condition := 'ts_match_vq(b.facets, $1)';
    end if;
  elsif asked is not null then
    condition := 'b.facets @@ $1';
  end if;
  if without is not null then
    condition := condition || ' and b.media_id <> all ($3)';
  end if;
  if sort = 2 then
    source := source || ' left join media.browse_ratings r on r.media_id = b.media_id';
  end if;
  execute format('select string_agg(uuid_send(o.media_id), ''''::bytea) from (select b.media_id from %s where %s order by %s offset $5 limit $4) o',
      source, condition,
      case sort
        when 0 then format('b.title%1$s, b.media_id%1$s', direction)
        when 1 then format('b.year = 32767, b.year%s, b.title, b.media_id', direction)
        when 2 then format('r.rating is null, r.rating%s, b.title, b.media_id', direction)
        when 3 then case when descending
          then 'b.popularity = 0, b.popularity desc, case when b.popularity > 0 then b.title end desc, case when b.popularity > 0 then b.media_id end desc, b.title, b.media_id'
          else 'b.popularity = 0, b.popularity, b.title, b.media_id' end
        else 'b.media_id' || direction end)
    into found using asked, words, without, most, skip;
  return coalesce(found, '');
end
$$;
comment on function media.browse_ids(int, boolean, tsquery, tsquery, uuid[], int, int) is 'Ids of a filtered list, in order.';

-- What the counts of the last build are worth, and those asked for.
create or replace function media.browse_facts(ones text[], others text[])
returns table (build bigint, titles int, changes bigint, is_stale boolean, one text, other text, both_have int, counts int[])
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
    select s.build, s.titles, (select count(*) from media.browse_changes),
      s.build = 0 or exists (select from media.browse_changes c where c.sign = 0),
      k.one, k.other, k.titles, k.counts
    from media.browse_state s
    left join (
      select c.one, c.other, c.titles, c.counts from unnest(ones, others) a (one, other)
      join media.browse_counts c on c.one = a.one collate "C" and c.other = a.other collate "C") k on true;
end
$$;
comment on function media.browse_facts(text[], text[]) is 'The state of the counts, and the counts of these pairs as far as they are kept.';

create or replace function media.browse_counted() returns text[]
language sql stable security definer
set search_path = pg_catalog, pg_temp
return (select s.counted from media.browse_state s where auth.current_user_id() is not null);
comment on function media.browse_counted() is 'The facets that are counted, in the order of the counts.';

create or replace function media.browse_changes_since_build()
returns setof media.browse_changes
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select c.* from media.browse_changes c where c.sign <> 0 and auth.current_user_id() is not null;
$$;
comment on function media.browse_changes_since_build() is 'What came and went since the last build.';

create or replace function media.browse_blocks_of(sort int)
returns table (section smallint, titles int, popularity real, title varchar, media_id uuid)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select b.section, b.titles, b.popularity, b.title, b.media_id from media.browse_blocks b
  where b.sort = browse_blocks_of.sort and auth.current_user_id() is not null
  order by b.section, b.place;
$$;
comment on function media.browse_blocks_of(int) is 'The milestones of an order.';

-- Facets of the titles that have those asked for, and the words (with their ids then); for counting.
create or replace function media.browse_matching(asked tsquery, words tsquery, most int)
returns table (media_id uuid, facets tsvector)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = on
set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
begin
  if auth.current_user_id() is null then
    return;
  elsif words is not null then
    perform set_config('enable_seqscan', 'off', true);
    return query
      select b.media_id, b.facets from (select d.media_id from media.search_docs d where d.words @@ browse_matching.words limit most) s
      join media.browse_rows b on b.media_id = s.media_id where asked is null or ts_match_vq(b.facets, asked);
  elsif asked is not null then
    perform set_config('enable_seqscan', 'off', true);
    return query select null::uuid, b.facets from media.browse_rows b where b.facets @@ asked limit most;
  else
    return query select null::uuid, b.facets from media.browse_rows b limit most;
  end if;
end
$$;
comment on function media.browse_matching(tsquery, tsquery, int) is 'Facets of titles, for counting them.';

-- A random part of the catalog: each title in it, with its facets if it has those asked for.
create or replace function media.browse_sample(share real, asked tsquery)
returns table (facets tsvector)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when asked is null or ts_match_vq(b.facets, asked) then b.facets end
  from media.browse_rows b tablesample system (share) where auth.current_user_id() is not null;
$$;
comment on function media.browse_sample(real, tsquery) is 'A random part of the catalog, for estimates.';

create or replace function media.browse_size() returns bigint
language sql stable security definer
set search_path = pg_catalog, pg_temp
return (select count(*) from media.browse_rows where auth.current_user_id() is not null);
comment on function media.browse_size() is 'How many titles there are, counted.';

-- The reader's own titles as far as filters and orders need them.
create or replace function media.browse_library(among uuid[])
returns table (media_id uuid, status text, rating smallint, tags text[], year smallint, everyones_rating smallint,
  popularity real, title varchar, facets tsvector)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  me uuid := auth.current_user_id();
begin
  return query
    select u.media_id, u.status::text, u.rating, u.tags, b.year, r.rating, b.popularity, b.title, b.facets
    from interaction.user_media u
    join media.browse_rows b on b.media_id = u.media_id
    left join media.browse_ratings r on r.media_id = u.media_id
    where u.user_id = me and (among is null or u.media_id = any (among));
end
$$;
comment on function media.browse_library(uuid[]) is 'What filters and orders need of the reader''s own titles.';

-- How values are written: facets hold them folded. Looked up in one title that has the value.
create or replace function media.browse_labels(values_asked text[], frequent boolean[])
returns table (value text, label text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  i int;
  id uuid;
begin
  if auth.current_user_id() is null then
    return;
  end if;
  for i in 1..cardinality(values_asked) loop
    -- A frequent value is met soon by just looking; the index would first list all that have it.
    perform set_config('enable_bitmapscan', case when frequent[i] then 'off' else 'on' end, true);
    perform set_config('enable_seqscan', case when frequent[i] then 'on' else 'off' end, true);
    execute 'select b.media_id from media.browse_rows b where b.facets @@ $1 limit 1' into id
      using ('''' || replace(replace(values_asked[i], '\', '\\'), '''', '''''') || '''')::tsquery;
    value := values_asked[i];
    select case when starts_with(value, '~n')
      then (select c from unnest(m.creators::text[]) c where '~n' || lower(left(c, 80)) = value limit 1)
      else (select g from unnest(m.genres) g
        where '~g' || btrim(regexp_replace(lower(g), '[^[:alnum:]]+', '_', 'g'), '_') = value limit 1) end
    into label from media.media m where m.id = id;
    return next;
  end loop;
end
$$;
comment on function media.browse_labels(text[], boolean[]) is 'How creators and genres are written.';

-- How many titles have each of these facets and what is asked for besides; for rare facets.
create or replace function media.browse_count_facets(asked tsquery, facets text[])
returns table (facet text, titles bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
declare
  literal tsquery;
begin
  if auth.current_user_id() is null then
    return;
  end if;
  foreach facet in array facets loop
    literal := ('''' || replace(replace(facet, '\', '\\'), '''', '''''') || '''')::tsquery;
    select count(*) into titles from media.browse_rows b
    where b.facets @@ case when asked is null then literal else literal && asked end;
    return next;
  end loop;
end
$$;
comment on function media.browse_count_facets(tsquery, text[]) is 'How many titles have each of some rare facets.';

create or replace function media.browse_ratings_of(media_id uuid)
returns table (rating smallint, raters bigint)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select u.rating, count(*) from interaction.user_media u
  where u.media_id = browse_ratings_of.media_id and u.rating is not null and not u.is_private
    and auth.current_user_id() is not null
  group by 1 order by 1;
$$;
comment on function media.browse_ratings_of(uuid) is 'How everyone rates a title; nobody is named.';

revoke all on function media.browse_ratings_of(uuid), media.browse_titles(uuid, uuid[]), media.browse_rows_of(uuid[]),
  media.progress_total_of(text, uuid), media.browse_along(int, int, boolean, real, text, uuid, int, int), media.browse_marked(text[]),
  media.browse_walk(int, int, boolean, real, text, uuid, tsquery, text[], uuid[], int, int),
  media.browse_page(int, int[], boolean, real, text, uuid, tsquery, text[], uuid[], int, int),
  media.browse_is_backward(int, boolean, int),
  media.browse_ids(int, boolean, tsquery, tsquery, uuid[], int, int), media.browse_facts(text[], text[]),
  media.browse_counted(), media.browse_changes_since_build(), media.browse_blocks_of(int),
  media.browse_matching(tsquery, tsquery, int), media.browse_sample(real, tsquery), media.browse_size(),
  media.browse_library(uuid[]), media.browse_labels(text[], boolean[]), media.browse_count_facets(tsquery, text[]) from public;
grant execute on function media.browse_ratings_of(uuid), media.browse_rows_of(uuid[]),
  media.browse_page(int, int[], boolean, real, text, uuid, tsquery, text[], uuid[], int, int), media.browse_ids(int, boolean, tsquery, tsquery, uuid[], int, int),
  media.browse_facts(text[], text[]), media.browse_counted(), media.browse_changes_since_build(),
  media.browse_blocks_of(int), media.browse_matching(tsquery, tsquery, int), media.browse_sample(real, tsquery),
  media.browse_size(), media.browse_library(uuid[]), media.browse_labels(text[], boolean[]),
  media.browse_count_facets(tsquery, text[]) to omt_app;
