-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Building what browsing reads anew while the program runs: in one transaction at repeatable read,
-- so that it sees one moment; what is written meanwhile stays noted in media.browse_changes.
set local role omt_owner;

drop function if exists media.browse_require_writer();
create or replace function media.browse_require_editor() returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if auth.current_writer_id() is null then
    raise exception 'You are not signed in, or only to look.' using errcode = 'OM401';
  end if;
  if not auth.can_edit_catalog() then -- the counts are everybody's, and are taken as they are given
    raise exception 'Only reviewers and admins may count the catalog anew.' using errcode = 'OM403';
  end if;
end
$$;
comment on function media.browse_require_editor() is 'Refuses whoever may not change the catalog.';

create or replace function media.browse_build_begin() returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform media.browse_require_editor();
  return pg_try_advisory_lock(hashtextextended('omt.browse_build', 0));
end
$$;
comment on function media.browse_build_begin() is 'Takes the right to build for this session; false when somebody else is at it.';

create or replace function media.browse_build_end() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_unlock(hashtextextended('omt.browse_build', 0));
end
$$;
comment on function media.browse_build_end() is 'Gives the right to build back.';

-- The first time, and when more came than there was, all at once, without the indexes, which are made afterwards: much the quicker way.
create or replace function media.browse_build_fill() returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set maintenance_work_mem = '512MB'
set work_mem = '256MB'
as $$
declare
  stored bigint := 0;
begin
  perform media.browse_require_editor();
  if not exists (select from media.media) then
    return 0;
  end if;
  if exists (select from media.browse_rows) then
    -- What a bulk import brought while nobody took it in one by one.
    if (select count(*) from media.media) <> (select count(*) from media.browse_rows) then
      insert into media.browse_changes (sign, media_id)
      select 0, m.id from media.media m where not exists (select from media.browse_rows b where b.media_id = m.id)
      union all
      select 0, b.media_id from media.browse_rows b where not exists (select from media.media m where m.id = b.media_id);
    end if;
    if (select count(*) from media.browse_changes c where c.sign = 0) < (select count(*) from media.browse_rows) + 10000
      and not exists (select from media.browse_rows b where b.marks = -1 limit 1) then
      return 0;
    end if;
  end if;
  lock table media.browse_rows in access exclusive mode;
  truncate media.browse_rows;
  delete from media.browse_changes where sign = 0;
  drop index media.browse_rows_title_idx, media.browse_rows_year_idx, media.browse_rows_popularity_idx, media.browse_rows_facets_idx;
  alter table media.browse_rows drop constraint browse_rows_pk;
  insert into media.browse_rows (media_id, year, popularity, title, facets, marks)
  select m.id, case when m.release_date is null then 32767 else greatest(least(extract(year from m.release_date), 9999), -9999) end::smallint, m.popularity,
    coalesce(nullif(m.sort_title, ''), left(lower(m.title), 255)), f.facets, media.browse_marks(f.facets)
  from media.media m
  left join (select n.media_id, array_agg(n.language) as languages from media.titles n
    where n.language <> '' group by 1) t on t.media_id = m.id
  left join media.written_attributes w on w.media_id = m.id
  cross join lateral (select media.browse_facets(m.media_type, m.media_class, m.release_date, m.country_of_origin, m.search_vector,
    m.creators::text[], t.languages || w.original_language) as facets offset 0) f
  order by m.id;
  get diagnostics stored = row_count;
  alter table media.browse_rows add constraint browse_rows_pk primary key (media_id) include (marks);
  create index browse_rows_title_idx on media.browse_rows (title, media_id) include (marks);
  create index browse_rows_year_idx on media.browse_rows (year, title, media_id) include (marks);
  create index browse_rows_popularity_idx on media.browse_rows (popularity, title, media_id) include (marks);
  create index browse_rows_facets_idx on media.browse_rows using gin (facets) with (gin_pending_list_limit = 256);
  analyze media.browse_rows;
  update media.browse_ratings r set marks = b.marks, title = b.title from media.browse_rows b
  where b.media_id = r.media_id and (r.marks, r.title) is distinct from (b.marks, b.title);
  perform media.browse_note_many();
  return stored;
end
$$;
comment on function media.browse_build_fill() is 'Step: one row a title, if there are none at all.';

-- A part of the catalog from which to tell what is frequent, with its size in titles.
create or replace function media.browse_build_take(most int) returns int
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  ids uuid[];
begin
  perform media.browse_require_editor();
  with next as (
    select c.id from media.browse_changes c where c.sign = 0 and c.media_id is not null order by c.id limit most),
  taken as (delete from media.browse_changes c using next n where c.id = n.id returning c.media_id)
  select array_agg(distinct t.media_id) into ids from taken t;
  if ids is not null then
    perform media.browse_refresh(ids);
  end if;
  return coalesce(cardinality(ids), 0);
end
$$;
comment on function media.browse_build_take(int) is 'Takes in titles that are noted as to be read anew; returns how many, 0 when there are none left.';

create or replace function media.browse_build_sample(most int)
returns table (titles bigint, facets tsvector)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  n bigint;
begin
  perform media.browse_require_editor();
  select count(*) into n from media.browse_rows;
  return query select n, b.facets
    from media.browse_rows b tablesample system ((least(100.0, 110.0 * most / greatest(n, 1)))::real) limit most;
end
$$;
comment on function media.browse_build_sample(int) is 'Step: a random part of the catalog.';

create or replace function media.browse_build_blocks(sort int) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set work_mem = '128MB'
set enable_sort = off -- the indexes have the order
set jit = off
as $$
declare
  stored bigint;
  size int;
  source text;
begin
  perform media.browse_require_editor();
  -- Near enough to count off from, and no more of them than are read in a moment.
  select greatest(250, count(*) / 20000) into size from media.browse_rows;
  source := case sort
    when 0 then 'select 0 as section, 0::real as popularity, b.title, b.media_id, row_number() over w as n, lead(b.media_id) over w is null as is_last
      from media.browse_rows b window w as (order by b.title, b.media_id)'
    when 1 then 'select b.year as section, 0::real as popularity, b.title, b.media_id, row_number() over w as n, lead(b.media_id) over w is null as is_last
      from media.browse_rows b window w as (partition by b.year order by b.title, b.media_id)'
    when 2 then 'select b.rating as section, 0::real as popularity, b.title, b.media_id, row_number() over w as n, lead(b.media_id) over w is null as is_last
      from media.browse_ratings b window w as (partition by b.rating order by b.title, b.media_id)
      union all select 32767, 0, b.title, b.media_id, row_number() over w, lead(b.media_id) over w is null
      from media.browse_rows b where not exists (select from media.browse_ratings r where r.media_id = b.media_id)
      window w as (order by b.title, b.media_id)'
    when 3 then 'select 0 as section, b.popularity, b.title, b.media_id, row_number() over w as n, lead(b.media_id) over w is null as is_last
      from media.browse_rows b where b.popularity > 0 window w as (order by b.popularity, b.title, b.media_id)
      union all select 32767, 0, b.title, b.media_id, row_number() over w, lead(b.media_id) over w is null
      from media.browse_rows b where b.popularity = 0 window w as (order by b.popularity, b.title, b.media_id)'
    else 'select 0 as section, 0::real as popularity, '''' as title, b.media_id, row_number() over w as n, lead(b.media_id) over w is null as is_last
      from media.browse_rows b window w as (order by b.media_id)'
  end;
  delete from media.browse_blocks b where b.sort = browse_build_blocks.sort;
  execute format($q$
    insert into media.browse_blocks (sort, section, place, titles, popularity, title, media_id)
    select %1$s, k.section, (k.n - 1) / %2$s,
      case when k.is_last then 1 when (k.next - 1) %% %2$s = 0 then k.next - k.n else k.next + 1 - k.n end,
      k.popularity, k.title, k.media_id
    from (
      select x.*, lead(x.n) over (partition by x.section order by x.n) as next
      from (%3$s) x where (x.n - 1) %% %2$s = 0 or x.is_last) k
    where (k.n - 1) %% %2$s = 0$q$, sort, size, source);
  get diagnostics stored = row_count;
  return stored;
end
$$;
comment on function media.browse_build_blocks(int) is 'Step, one an order: its milestones.';

create or replace function media.browse_build_read() returns setof tsvector
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select b.facets from media.browse_rows b where auth.current_writer_id() is not null;
$$;
comment on function media.browse_build_read() is 'The facets of every title, for counting them in one pass.';

create or replace function media.browse_build_clear() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform media.browse_require_editor();
  delete from media.browse_counts;
end
$$;
comment on function media.browse_build_clear() is 'Step: makes room for new counts; the old ones answer until the build is through.';

create or replace function media.browse_build_counts(ones text[], others text[], titles int[], counts text[]) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform media.browse_require_editor();
  insert into media.browse_counts (one, other, titles, counts)
  select n.one, n.other, n.titles, n.counts::int[] from unnest(ones, others, titles, counts) n (one, other, titles, counts);
end
$$;
comment on function media.browse_build_counts(text[], text[], int[], text[]) is 'Step, in batches: stores counts.';

create or replace function media.browse_build_finish(titles int, counted text[]) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform media.browse_require_editor();
  -- Those this transaction sees, which the new counts hold; not titles that are still to be read.
  delete from media.browse_changes where sign <> 0 or media_id is null;
  update media.browse_state s set build = s.build + 1, titles = browse_build_finish.titles,
    counted = browse_build_finish.counted, built_at = now();
end
$$;
comment on function media.browse_build_finish(int, text[]) is 'Last step, before the commit that lets the new counts answer.';

revoke all on function media.browse_require_editor(), media.browse_build_begin(), media.browse_build_end(),
  media.browse_build_fill(), media.browse_build_take(int), media.browse_build_sample(int), media.browse_build_blocks(int), media.browse_build_read(),
  media.browse_build_clear(), media.browse_build_counts(text[], text[], int[], text[]),
  media.browse_build_finish(int, text[]) from public;
grant execute on function media.browse_build_begin(), media.browse_build_end(),
  media.browse_build_fill(), media.browse_build_take(int), media.browse_build_sample(int), media.browse_build_blocks(int), media.browse_build_read(),
  media.browse_build_clear(), media.browse_build_counts(text[], text[], int[], text[]),
  media.browse_build_finish(int, text[]) to omt_app;

-- Titles that were not taken in make a build due, which finds them.
insert into media.browse_changes (sign)
select 0 where exists (
  select from media.media m where not exists (select from media.browse_rows b where b.media_id = m.id));
