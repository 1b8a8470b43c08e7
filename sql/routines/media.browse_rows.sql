-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Keeping what browsing reads right, in the writing transaction: titles through
-- media.search_refresh(), everyone's ratings by statement-level triggers.
set local role omt_owner;

create or replace function media.browse_facets(media_type text, media_class public.ltree, released date, country text,
  search_words tsvector, creators text[], languages text[])
returns tsvector
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
  found text[] := media.search_filter_words(media_type, media_class, released, country);
  item text;
begin
  foreach item in array tsvector_to_array(search_words) loop -- loops, for a query would be planned for each title
    if starts_with(item, '~g') then
      found := found || item;
    end if;
  end loop;
  foreach item in array creators[1 : 12] loop
    if item <> '' then
      found := found || ('~n' || lower(left(item, 80)));
    end if;
  end loop;
  foreach item in array coalesce(languages, '{}') loop
    if item <> '' and position('-Latn' in item) = 0 then
      found := found || ('~l' || lower(split_part(item, '-', 1)));
    end if;
  end loop;
  return array_to_tsvector(found);
end
$$;
comment on function media.browse_facets(text, public.ltree, date, text, tsvector, text[], text[]) is 'The facets of a title as lexemes.';

-- One bit of a facet, two of a year (its decade's and its last figure's); other facets may share
-- them, but no two types, and none of the countries that most titles come from. None of creators and
-- languages.
create or replace function media.browse_mark(facet text) returns bigint
language sql immutable parallel safe
return case left(facet, 2)
  when '~t' then 1::bigint << coalesce(array_position(array['anime', 'show', 'web_series', 'movie', 'book', 'light_novel', 'web_novel', 'audiobook',
    'manga', 'comic', 'webtoon', 'game', 'visual_novel', 'podcast', 'music', 'live_event'], substr(facet, 3)), 1) - 1
  when '~c' then 1::bigint << 16 + (hashtextextended(facet, 0) & 3)::int
  when '~d' then 1::bigint << 20 + position(right(facet, 1) in '123456789')
  when '~y' then 1::bigint << 20 + position(left(right(facet, 2), 1) in '123456789') | 1::bigint << 30 + position(right(facet, 1) in '123456789')
  when '~o' then 1::bigint << 40 + coalesce(array_position(array['us', 'jp', 'gb', 'fr', 'de', 'kr', 'cn', 'in', 'ru', 'it'], substr(facet, 3)) - 1,
    10 + (hashtextextended(facet, 0) & 3)::int)
  when '~g' then 1::bigint << 54 + mod(hashtextextended(facet, 0) & 255, 10)::int
  else 0 end;
comment on function media.browse_mark(text) is 'The marks of one facet; 0 when it has none.';

create or replace function media.browse_marks(facets tsvector) returns bigint
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
  marks bigint := 0;
  item text;
begin
  foreach item in array tsvector_to_array(facets) loop
    marks := marks | media.browse_mark(item);
  end loop;
  return marks;
end
$$;
comment on function media.browse_marks(tsvector) is 'The marks of all these facets.';

drop function if exists media.browse_row_of(uuid[]); -- it gave no marks once
create or replace function media.browse_row_of(ids uuid[])
returns table (media_id uuid, year smallint, popularity real, title varchar, facets tsvector, marks bigint)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query select m.id, case when m.release_date is null then 32767 else greatest(least(extract(year from m.release_date), 9999), -9999) end::smallint, m.popularity,
    coalesce(nullif(m.sort_title, ''), left(lower(m.title), 255))::varchar, f.facets, media.browse_marks(f.facets)
  from media.media m
  left join lateral (select array_agg(n.language) as languages from media.titles n
    where n.media_id = m.id and n.language <> '') t on true
  left join media.written_attributes w on w.media_id = m.id
  cross join lateral (select media.browse_facets(m.media_type, m.media_class, m.release_date, m.country_of_origin, m.search_vector,
    m.creators::text[], t.languages || w.original_language) as facets offset 0) f
  where m.id = any (ids);
end
$$;
comment on function media.browse_row_of(uuid[]) is 'What media.browse_rows should hold for these titles.';

-- The counts of the last build no longer hold, not even with the changes noted since.
create or replace function media.browse_note_many() returns void
language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  insert into media.browse_changes (sign) values (0);
$$;
comment on function media.browse_note_many() is 'Notes that very many titles changed.';

-- More changes than are worth adding up on every reading.
create or replace function media.browse_is_full() returns boolean
language sql stable
set search_path = pg_catalog, pg_temp
return coalesce((select max(c.id) from media.browse_changes c) - (select min(c.id) from media.browse_changes c) > 6000, false);
comment on function media.browse_is_full() is 'Whether single changes are no longer noted until the next build.';

create or replace function media.browse_refresh(ids uuid[]) returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  many boolean := cardinality(ids) > 500 or media.browse_is_full();
  touched bigint;
begin
  -- Whoever else changes names of the same title is waited for; what follows sees their work.
  perform from media.browse_rows b where b.media_id = any (ids) order by b.media_id for update;
  with wanted as materialized (select * from media.browse_row_of(ids)),
  before as materialized (select b.* from media.browse_rows b where b.media_id = any (ids)),
  gone as (
    delete from media.browse_rows b using before o
    where b.media_id = o.media_id and not exists (select from wanted w where w.media_id = o.media_id)
    returning b.media_id),
  changed as (
    update media.browse_rows b set year = w.year, popularity = w.popularity, title = w.title, facets = w.facets, marks = w.marks
    from wanted w
    where b.media_id = w.media_id
      and (b.year, b.popularity, b.title, b.facets, b.marks) is distinct from (w.year, w.popularity, w.title, w.facets, w.marks)
    returning b.media_id),
  added as (
    insert into media.browse_rows (media_id, year, popularity, title, facets, marks)
    select w.media_id, w.year, w.popularity, w.title, w.facets, w.marks from wanted w
    where not exists (select from before o where o.media_id = w.media_id)
    returning media_id),
  unrated as (
    delete from media.browse_ratings r using gone g where r.media_id = g.media_id),
  renamed as (
    update media.browse_ratings r set title = w.title, marks = w.marks
    from wanted w -- new ones too: a bulk import's ratings may be there before its rows
    where r.media_id = w.media_id and (r.title, r.marks) is distinct from (w.title, w.marks)),
  noted as (
    insert into media.browse_changes (sign, media_id, year, rating, popularity, title, facets)
    select n.sign, n.media_id, n.year, coalesce(r.rating, 32767), n.popularity, n.title, n.facets
    from (
      select -1 as sign, o.media_id, o.year, o.popularity, o.title, o.facets from before o
      where o.media_id in (select g.media_id from gone g union all select c.media_id from changed c)
      union all
      select 1, w.media_id, w.year, w.popularity, w.title, w.facets from wanted w
      where w.media_id in (select c.media_id from changed c union all select a.media_id from added a)) n
    left join media.browse_ratings r on r.media_id = n.media_id
    where not many)
  select (select count(*) from gone) + (select count(*) from changed) + (select count(*) from added) into touched;
  if many and touched > 0 then
    perform media.browse_note_many();
  end if;
end
$$;
comment on function media.browse_refresh(uuid[]) is 'Brings what browsing reads up to date with these titles, be they new, changed or gone.';

create or replace function media.tg_browse_languages() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  ids uuid[];
begin
  select array_agg(distinct media_id) into ids from browse_written where original_language is not null or tg_op = 'UPDATE';
  if ids is null then
    return null;
  end if;
  if current_setting('omt.search_later', true) = 'on' then
    insert into media.search_queue select unnest(ids);
  else
    perform media.browse_refresh(ids);
  end if;
  return null;
end
$$;
comment on function media.tg_browse_languages() is 'The language a book was written in is a facet.';

do $$
declare
  op text;
begin
  foreach op in array array['insert', 'update', 'delete'] loop
    execute format('create or replace trigger _200_browse_%1$s after %1$s on media.written_attributes referencing %2$s table as browse_written for each statement execute function media.tg_browse_languages()',
      op, case op when 'delete' then 'old' else 'new' end);
  end loop;
end
$$;

-- Works ratings into the means. One at a time, and nobody waits: who finds it taken leaves theirs
-- to whoever comes next.
create or replace function media.browse_settle_ratings() returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  touched bigint;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('omt.browse_ratings', 0)) then
    return;
  end if;
  with taken as (delete from media.browse_rating_changes returning media_id, total, raters),
  sums as materialized (
    select t.media_id, sum(t.total)::int as total, sum(t.raters)::int as raters from taken t group by 1),
  before as materialized (select r.* from media.browse_ratings r join sums s on s.media_id = r.media_id),
  after as materialized (
    select s.media_id, coalesce(o.total, 0) + s.total as total, coalesce(o.raters, 0) + s.raters as raters,
      coalesce(b.title, m.sort_title) as title, coalesce(b.year, 32767) as year, coalesce(b.marks, -1) as marks,
      m.popularity, o.rating as old_rating
    from sums s
    join media.media m on m.id = s.media_id
    left join media.browse_rows b on b.media_id = s.media_id -- not there yet in the middle of a bulk import
    left join before o on o.media_id = s.media_id),
  gone as (
    delete from media.browse_ratings r using after a where r.media_id = a.media_id and a.raters <= 0),
  saved as (
    insert into media.browse_ratings as r (media_id, rating, title, total, raters, marks)
    select a.media_id, greatest(1, least(100, round(a.total::numeric / a.raters))), a.title, a.total, a.raters, a.marks
    from after a where a.raters > 0
    on conflict (media_id) do update set rating = excluded.rating, total = excluded.total, raters = excluded.raters
    returning media_id, rating),
  moved as materialized (
    select a.*, coalesce(s.rating, 32767) as new_rating from after a left join saved s on s.media_id = a.media_id
    where coalesce(a.old_rating, 32767) <> coalesce(s.rating, 32767)),
  noted as (
    insert into media.browse_changes (sign, media_id, year, rating, popularity, title)
    select g.sign, m.media_id, m.year, case g.sign when 1 then m.new_rating else coalesce(m.old_rating, 32767) end,
      m.popularity, m.title
    from moved m cross join (values (-1), (1)) g (sign)
    where (select count(*) from moved) <= 500 and not media.browse_is_full())
  select count(*) into touched from moved;
  if touched > 500 or touched > 0 and media.browse_is_full() then
    perform media.browse_note_many();
  end if;
end
$$;
comment on function media.browse_settle_ratings() is 'Works the ratings that came and went into the means.';

create or replace function media.tg_browse_ratings() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    insert into media.browse_rating_changes (media_id, total, raters)
    select n.media_id, sum(n.rating), count(*) from browse_new n where n.rating is not null and not n.is_private group by 1;
  elsif tg_op = 'DELETE' then
    insert into media.browse_rating_changes (media_id, total, raters)
    select o.media_id, -sum(o.rating), -count(*) from browse_old o where o.rating is not null and not o.is_private group by 1;
  else
    insert into media.browse_rating_changes (media_id, total, raters)
    select c.media_id, sum(c.rating), sum(c.raters) from (
      select n.media_id, n.rating, 1 as raters from browse_new n where n.rating is not null and not n.is_private
      union all
      select o.media_id, -o.rating, -1 from browse_old o where o.rating is not null and not o.is_private) c
    group by 1 having sum(c.rating) <> 0 or sum(c.raters) <> 0;
  end if;
  if found then
    perform media.browse_settle_ratings();
  end if;
  return null;
end
$$;
comment on function media.tg_browse_ratings() is 'Keeps everyone''s ratings summed up.';

create or replace trigger _200_browse_insert after insert on interaction.user_media
  referencing new table as browse_new for each statement execute function media.tg_browse_ratings();
create or replace trigger _200_browse_update after update on interaction.user_media
  referencing new table as browse_new old table as browse_old for each statement execute function media.tg_browse_ratings();
create or replace trigger _200_browse_delete after delete on interaction.user_media
  referencing old table as browse_old for each statement execute function media.tg_browse_ratings();

revoke all on function media.browse_mark(text), media.browse_marks(tsvector), media.browse_facets(text, public.ltree, date, text, tsvector, text[], text[]),
  media.browse_row_of(uuid[]), media.browse_note_many(), media.browse_is_full(), media.browse_refresh(uuid[]),
  media.browse_settle_ratings() from public;
