-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Removing a public catalog: what only it said goes, what others said stays, and titles that people
-- use or changed stay as they are.
set local role omt_owner;

-- Titles of which several catalogs spoke, from what those say that are left.
create or replace function media.retell_titles(ids uuid[]) returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  told uuid[];
  family text;
begin
  told := array(select distinct c.media_id from media.catalog_records c where c.media_id = any (ids) and c.said ? 'title');
  delete from media.titles where media_id = any (told);
  delete from media.external_links where media_id = any (told);
  foreach family in array array['screen', 'written', 'game', 'audio', 'event'] loop
    execute format('delete from media.%I where media_id = any ($1)', family || '_attributes') using told;
  end loop;

  with voices as materialized (
    select c.media_id, c.said, c.record_key,
      row_number() over (partition by c.media_id order by not c.is_first, not c.said ? 'title', c.source_id, c.seq) as place
    from media.catalog_records c
    where c.media_id = any (told) and c.said is not null
  ),
  single as (
    select v.media_id,
      (array_agg(v.record_key order by v.place))[1] as record_key,
      (array_agg(v.said ->> 'title' order by v.place) filter (where v.said ? 'title'))[1] as title,
      (array_agg(v.said ->> 'title_key' order by v.place) filter (where v.said ? 'title'))[1] as title_key,
      (array_agg(v.said order by v.place) filter (where v.said ? 'release_date'))[1] as released,
      (array_agg(v.said ->> 'country' order by v.place) filter (where v.said ? 'country'))[1] as country,
      (array_agg(v.said -> 'creators' order by v.place) filter (where v.said ? 'creators'))[1] as creators,
      (array_agg(v.said -> 'genres' order by v.place) filter (where v.said ? 'genres'))[1] as genres,
      (array_agg(v.said ->> 'cover_url' order by v.place) filter (where v.said ? 'cover_url'))[1] as cover_url,
      (array_agg(v.said ->> 'description' order by v.place) filter (where v.said ? 'description'))[1] as description,
      (array_agg(v.said ->> 'popularity' order by v.place) filter (where v.said ? 'popularity'))[1] as popularity,
      string_agg(v.said ->> 'search_text', ' ') as search_text
    from voices v
    group by v.media_id
  ),
  others as (
    select v.media_id, jsonb_object_agg(a.key, a.value order by v.place desc) as attributes
    from voices v cross join lateral jsonb_each(v.said -> 'other_attributes') a
    group by v.media_id
  )
  update media.media m
  set external_id = case when char_length(s.record_key) <= 255 and s.record_key like '%:%'
      and not exists (select from media.media o where o.external_id = s.record_key and o.id <> m.id) then s.record_key end,
    title = left(s.title, 255), sort_title = s.title_key, release_date = (s.released ->> 'release_date')::date,
    release_precision = s.released ->> 'release_precision', country_of_origin = left(s.country, 255),
    creators = coalesce(array(select jsonb_array_elements_text(s.creators)), '{}'),
    genres = coalesce(array(select jsonb_array_elements_text(s.genres)), '{}'),
    cover_url = s.cover_url, description = s.description, popularity = coalesce(s.popularity::real, 0),
    attributes = coalesce(o.attributes, '{}'), search_vector = s.search_text::tsvector
  from single s
  left join others o on o.media_id = s.media_id
  where m.id = s.media_id;

  insert into media.titles (media_id, position, title, language, kind, normalised)
  select d.media_id, (row_number() over (partition by d.media_id order by d.voice, d.place) - 1)::smallint, d.title,
    d.language, case when row_number() over (partition by d.media_id order by d.voice, d.place) = 1 then 'main'
      when d.kind = 'main' then 'alias' else d.kind end, d.normalised
  from (
    select distinct on (n.media_id, n.title) n.*
    from (
      select c.media_id, case when c.is_first then 0 else c.source_id end * 1.0 as voice, 0 as place, c.said ->> 'title' as title,
        '' as language, 'main' as kind, c.said ->> 'title_key' as normalised
      from media.catalog_records c where c.media_id = any (told) and c.said ? 'title'
      union all
      select c.media_id, case when c.is_first then 0 else c.source_id end + 100000.0, e.place::int, e.name ->> 0, e.name ->> 1, e.name ->> 2, e.name ->> 3
      from media.catalog_records c
      cross join lateral jsonb_array_elements(c.said -> 'names') with ordinality e (name, place)
      where c.media_id = any (told) and c.said ? 'names') n
    order by n.media_id, n.title, n.voice, n.place) d;

  insert into media.external_links (media_id, source_name, key_space, external_key)
  select c.media_id, k.key ->> 0, k.key ->> 1, k.key ->> 2
  from media.catalog_records c
  cross join lateral jsonb_array_elements(c.said -> 'keys') k (key)
  where c.media_id = any (told) and c.said ? 'keys'
  on conflict do nothing;

  foreach family in array array['screen', 'written', 'game', 'audio', 'event'] loop
    execute format($q$
      insert into media.%1$I
      select (jsonb_populate_record(null::media.%1$I, a.attributes || jsonb_build_object('media_id', a.media_id))).*
      from (
        select c.media_id, jsonb_object_agg(e.key, e.value order by c.is_first, c.source_id desc, c.seq desc) as attributes
        from media.catalog_records c
        join media.media m on m.id = c.media_id
        cross join lateral jsonb_each(c.said -> 'attributes') e
        where c.media_id = any ($1) and c.said ? 'attributes' and media.family_of(m.media_type) = %2$L
        group by c.media_id) a $q$, family || '_attributes', family) using told;
  end loop;

  -- Whoever speaks first now is at home there.
  update media.catalog_records c set is_first = true
  from (
    select distinct on (r.media_id) r.source_id, r.seq from media.catalog_records r
    where r.media_id = any (told) and r.said ? 'title'
    order by r.media_id, not r.is_first, r.source_id, r.seq) f
  where c.source_id = f.source_id and c.seq = f.seq and not c.is_first;
end
$$;
comment on function media.retell_titles(uuid[]) is 'Writes titles anew from what the records of catalogs say of them.';

create or replace function media.remove_catalog_records(name text, most int)
returns table (records bigint, deleted int, reduced int, used int, edited int)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  sources smallint[];
  ids uuid[];
  used_ids uuid[];
  edited_ids uuid[];
  shared_ids uuid[];
  gone uuid[];
  family text;
begin
  if auth.current_writer_id() is null then
    raise exception 'You are not signed in, or only to look.' using errcode = 'OM401';
  end if;
  if not auth.can_edit_catalog() then
    raise exception 'Public catalogs are removed by reviewers and admins only.' using errcode = 'OM403';
  end if;
  sources := array(select s.id from media.catalog_sources s where s.name = remove_catalog_records.name);
  ids := array(select distinct b.media_id from (select c.media_id from media.catalog_records c
    where c.source_id = any (sources) order by c.source_id, c.seq limit most) b);
  used_ids := array(select i.id from unnest(ids) i (id)
    where exists (select from interaction.user_media u where u.media_id = i.id)
      or exists (select from interaction.list_items l where l.media_id = i.id));
  edited_ids := array(
    select m.id from media.media m where m.id = any (ids) and m.id <> all (used_ids) and m.created_by is not null
    union select e.id from media.edited_titles(ids) e (id) where e.id <> all (used_ids));
  shared_ids := array(select distinct c.media_id from media.catalog_records c
    where c.media_id = any (ids) and c.source_id <> all (sources));
  gone := array(select i.id from unnest(ids) i (id)
    where i.id <> all (used_ids) and i.id <> all (edited_ids) and i.id <> all (shared_ids));
  delete from media.catalog_records c where c.media_id = any (ids) and c.source_id = any (sources);
  get diagnostics records = row_count;

  delete from media.titles where media_id = any (gone);
  delete from media.external_links where media_id = any (gone);
  delete from media.relationships where media_id = any (gone) or related_media_id = any (gone);
  foreach family in array array['screen', 'written', 'game', 'audio', 'event'] loop
    execute format('delete from media.%I where media_id = any ($1)', family || '_attributes') using gone;
  end loop;
  delete from media.media where id = any (gone);

  shared_ids := array(select i.id from unnest(shared_ids) i (id) where i.id <> all (used_ids) and i.id <> all (edited_ids));
  perform media.retell_titles(shared_ids);
  deleted := cardinality(gone);
  reduced := cardinality(shared_ids);
  used := cardinality(used_ids);
  edited := cardinality(edited_ids);
  return next;
end
$$;
comment on function media.remove_catalog_records(text, int) is 'Takes the next records of a catalog away, with the titles that only they spoke of and nobody uses or changed; says how many.';

create or replace function media.forget_catalog_source(name text) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not auth.can_edit_catalog() then
    raise exception 'Public catalogs are removed by reviewers and admins only.' using errcode = 'OM403';
  end if;
  delete from media.catalog_people p using media.catalog_sources s where s.id = p.source_id and s.name = forget_catalog_source.name;
  delete from media.key_sets k using media.catalog_sources s where s.id = k.source_id and s.name = forget_catalog_source.name;
  delete from media.catalog_imports i where i.source_name = forget_catalog_source.name;
  delete from media.catalog_sources s where s.name = forget_catalog_source.name
    and not exists (select from media.catalog_records c where c.source_id = s.id);
end
$$;
comment on function media.forget_catalog_source(text) is 'Takes away the books of a catalog of which no record is left.';

revoke all on function media.retell_titles(uuid[]), media.remove_catalog_records(text, int),
  media.forget_catalog_source(text) from public;
grant execute on function media.remove_catalog_records(text, int), media.forget_catalog_source(text) to omt_app;
