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
  drop table if exists pg_temp.catalog_rows, pg_temp.catalog_keys, pg_temp.catalog_groups, pg_temp.catalog_touched;

  create temp table catalog_rows (
    row_no bigint not null primary key,
    media_type text not null, media_class text not null, family text not null,
    title text not null, title_key text not null, search_text text not null,
    release_date date, release_precision text,
    country text not null, creators text[] not null, creator_keys text[] not null,
    genres text[] not null, cover_url text not null, description text not null,
    popularity real not null, attributes jsonb not null, other_attributes jsonb not null,
    keys jsonb not null, names jsonb not null
  ) on commit drop;
  create temp table catalog_keys (
    row_no bigint not null, place int not null,
    source_name text not null, key_space text not null, external_key text not null
  ) on commit drop;
  -- What becomes of each record: the first of its group speaks for the title, the others repeat it.
  create temp table catalog_groups (
    row_no bigint not null primary key, group_no bigint not null, media_id uuid,
    is_new boolean not null default false, is_home boolean not null default false,
    is_repeat boolean not null default true
  ) on commit drop;
  create temp table catalog_touched (media_id uuid not null) on commit drop;
  -- Titles that earlier batches of the run spoke of. Outlives the batch.
  if to_regclass('pg_temp.catalog_seen') is null then
    create temp table catalog_seen (media_id uuid not null primary key) on commit preserve rows;
  end if;

  foreach t in array array['rows', 'keys', 'groups', 'touched', 'seen'] loop
    execute format('grant select, insert, update, delete on pg_temp.%I to omt_app', 'catalog_' || t);
  end loop;
end
$$;
comment on function media.open_catalog_stage() is 'Makes the temporary tables for a batch of a catalog, for the rest of the transaction.';

create or replace function media.measure_catalog_stage() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  analyze pg_temp.catalog_rows, pg_temp.catalog_keys, pg_temp.catalog_groups, pg_temp.catalog_seen;
end
$$;
comment on function media.measure_catalog_stage() is 'Lets the planner know how large the stage tables are.';

revoke all on function media.open_catalog_stage(), media.measure_catalog_stage() from public;
grant execute on function media.open_catalog_stage(), media.measure_catalog_stage() to omt_app;
