-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where a batch of a public catalog waits to be merged. Temporary tables made by omt_owner, as for
-- imports of people's lists; what is written to the catalog is written under the policies.
set local role omt_owner;

create or replace function media.open_catalog_stage() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set client_min_messages = warning
as $$
declare
  t text;
begin
  if auth.current_writer_id() is null then
    raise exception 'You are not signed in, or only to look.' using errcode = 'OM401';
  end if;
  if not auth.can_edit_catalog() then
    raise exception 'Public catalogs are brought in by reviewers and admins only.' using errcode = 'OM403';
  end if;
  if to_regclass('pg_temp.catalog_rows') is not null then
    return;
  end if;
  -- Records of one group are the same title: they share a key. group_no is the first of them.
  create temp table catalog_rows (
    group_no int not null, new_id uuid not null, row_no int not null primary key,
    record_key text not null, fingerprint bigint not null, supplements boolean not null, has_keys boolean not null,
    family text not null, media_type text not null, media_class text not null,
    title text not null, title_key text not null, search_text text not null,
    release_date date, release_precision text,
    country text not null, creators text[] not null, genres text[] not null,
    cover_url text not null, description text not null, popularity real not null,
    attributes jsonb not null, other_attributes jsonb not null
  ) on commit delete rows;
  create temp table catalog_keys (
    row_no int not null, place int not null,
    source_name text not null, key_space text not null, external_key text not null
  ) on commit delete rows;
  create temp table catalog_names (
    row_no int not null, place int not null,
    title text not null, language text not null, kind text not null, normalised text not null
  ) on commit delete rows;
  create temp table catalog_people (
    person_key text not null, name text not null
  ) on commit delete rows;
  -- Titles that the keys of the groups are of; more than one is a contradiction.
  create temp table catalog_hits (
    group_no int not null, media_id uuid not null, is_chosen boolean not null
  ) on commit delete rows;
  -- What becomes of each record.
  create temp table catalog_work (
    row_no int not null primary key, media_id uuid not null,
    is_new boolean not null, -- the title is
    speaks boolean not null, -- the only record of the batch that says the title's single values
    is_unchanged boolean not null, -- said the same before
    record_seq bigint, -- where it is in catalog_records
    overwrites boolean not null default false, -- its catalog made the title, and it is the first of it
    is_shared boolean not null default false -- other catalogs speak of the title as well
  ) on commit delete rows;
  create temp table catalog_touched (media_id uuid not null) on commit delete rows;
  create temp table catalog_conflicts (
    row_no int not null, media_id uuid not null, what text not null, said text not null, stands text not null
  ) on commit delete rows;

  foreach t in array array['rows', 'keys', 'names', 'people', 'hits', 'work', 'touched', 'conflicts'] loop
    execute format('grant select, insert, update, delete on pg_temp.%I to omt_app', 'catalog_' || t);
  end loop;
end
$$;
comment on function media.open_catalog_stage() is 'Makes the temporary tables for batches of a catalog, for the session; a batch is gone with its transaction.';

create or replace function media.measure_catalog_stage() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set default_statistics_target = 2 -- how many there are is what matters
as $$
begin
  analyze pg_temp.catalog_rows, pg_temp.catalog_keys, pg_temp.catalog_names;
end
$$;
comment on function media.measure_catalog_stage() is 'Lets the planner know how large the stage tables are.';

create or replace function media.family_of(media_type text) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog, pg_temp
return case when media_type in ('anime', 'show', 'web_series', 'movie') then 'screen'
  when media_type in ('book', 'light_novel', 'web_novel', 'manga', 'comic', 'webtoon') then 'written'
  when media_type in ('game', 'visual_novel') then 'game'
  when media_type in ('audiobook', 'podcast', 'music') then 'audio'
  else 'event' end;
comment on function media.family_of(text) is 'The family of a media type, which has a table of typed attributes.';

-- Members' edits are theirs to see; that there was one is not.
create or replace function media.edited_titles(ids uuid[]) returns setof uuid
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select i.id from unnest(ids) i (id)
  where exists (select from interaction.activity a where a.media_id = i.id
    and a.table_name like 'media.%' and (a.operation <> 'insert' or a.table_name = 'media.relationships'));
$$;
comment on function media.edited_titles(uuid[]) is 'Which of these titles somebody changed by hand.';

create or replace function media.typed_attributes(id uuid) returns jsonb
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(jsonb_strip_nulls(to_jsonb(a)) - 'media_id', '{}')
  from (select id) i
  left join lateral (
    select to_jsonb(s) from media.screen_attributes s where s.media_id = i.id
    union all select to_jsonb(w) from media.written_attributes w where w.media_id = i.id
    union all select to_jsonb(g) from media.game_attributes g where g.media_id = i.id
    union all select to_jsonb(u) from media.audio_attributes u where u.media_id = i.id
    union all select to_jsonb(e) from media.event_attributes e where e.media_id = i.id) t (a) on true
  limit 1;
$$;
comment on function media.typed_attributes(uuid) is 'The typed attributes of a title that are known, of whichever family.';

-- In the shape in which catalog_records.said keeps what a record says.
create or replace function media.title_as_said(id uuid) returns jsonb
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_strip_nulls(jsonb_build_object('title', coalesce(t.title, m.title), 'title_key', m.sort_title,
    'search_text', m.search_vector::text, 'release_date', m.release_date, 'release_precision', m.release_precision,
    'country', m.country_of_origin, 'creators', nullif(m.creators, '{}'), 'genres', nullif(m.genres, '{}'),
    'cover_url', m.cover_url, 'description', m.description, 'popularity', nullif(m.popularity, 0),
    'attributes', nullif(media.typed_attributes(m.id), '{}'), 'other_attributes', nullif(m.attributes, '{}'),
    'names', (select jsonb_agg(jsonb_build_array(n.title, n.language, n.kind, n.normalised) order by n.position)
      from media.titles n where n.media_id = m.id and n.position > 0),
    'keys', (select jsonb_agg(jsonb_build_array(l.source_name, l.key_space, l.external_key))
      from media.external_links l where l.media_id = m.id)))
  from media.media m
  left join media.titles t on t.media_id = m.id and t.position = 0
  where m.id = title_as_said.id;
$$;
comment on function media.title_as_said(uuid) is 'What the catalog says of a title, as if one record had said all of it.';

-- Statement-level, for the rows may be millions.
create or replace function media.tg_forget_records() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from media.catalog_records r using gone_titles g where r.media_id = g.id;
  return null;
end
$$;
comment on function media.tg_forget_records() is 'Takes away the records of public catalogs that went to deleted titles.';
create or replace trigger _300_forget_records after delete on media.media
  referencing old table as gone_titles for each statement execute function media.tg_forget_records();

revoke all on function media.open_catalog_stage(), media.measure_catalog_stage(), media.family_of(text),
  media.edited_titles(uuid[]), media.typed_attributes(uuid), media.title_as_said(uuid) from public;
grant execute on function media.open_catalog_stage(), media.measure_catalog_stage(), media.family_of(text),
  media.edited_titles(uuid[]), media.typed_attributes(uuid), media.title_as_said(uuid) to omt_app;
