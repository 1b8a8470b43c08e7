-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writing the titles of a batch that the catalog does not know: most rows of most imports.
set local role omt_owner;

-- Everything written here belongs to titles written here, so that nothing is left to check, and
-- what the triggers would do row by row is done once.
create or replace function media.catalog_without_triggers() returns boolean
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform set_config('session_replication_role', 'replica', true);
  return true;
exception when insufficient_privilege then
  return false;
end
$$;
comment on function media.catalog_without_triggers() is 'Leaves foreign keys and triggers out from here on in the transaction; false where that is not allowed.';

create or replace function media.catalog_add_attributes() returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  t text;
  names text;
begin
  for t in select distinct r.family || '_attributes' from pg_temp.catalog_rows r loop
    select string_agg(quote_ident(c.attname), ', ') into names from pg_attribute c
    where c.attrelid = format('media.%I', t)::regclass and c.attnum > 0 and not c.attisdropped and c.attname <> 'media_id';
    execute format($q$
      insert into media.%1$I (media_id, %2$s)
      select w.media_id, a.* from pg_temp.catalog_work w
      join pg_temp.catalog_rows r on r.row_no = w.row_no
      cross join lateral (select %2$s from jsonb_populate_record(null::media.%1$I, r.attributes)) a
      where w.is_new and w.speaks and r.family || '_attributes' = %1$L and r.attributes <> '{}'$q$, t, names);
  end loop;
end
$$;
comment on function media.catalog_add_attributes() is 'Typed attributes of the titles that are new in the batch.';

-- A key that another title has stays there. Where none of the batch was found, none will be: then
-- the rows are written without looking for each again.
create or replace function media.catalog_add_keys() returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from pg_temp.catalog_hits) then
    begin
      insert into media.external_links (media_id, source_name, key_space, external_key)
      select distinct on (k.source_name, k.key_space, k.external_key) w.media_id, k.source_name, k.key_space, k.external_key
      from pg_temp.catalog_work w
      join pg_temp.catalog_keys k on k.row_no = w.row_no
      where w.is_new and not w.is_unchanged
      order by k.source_name, k.key_space, k.external_key, k.row_no;
      return;
    exception when unique_violation then
      null; -- somebody has just added one
    end;
  end if;
  insert into media.external_links (media_id, source_name, key_space, external_key)
  select w.media_id, k.source_name, k.key_space, k.external_key
  from pg_temp.catalog_work w
  join pg_temp.catalog_keys k on k.row_no = w.row_no
  where w.is_new and not w.is_unchanged
  order by k.source_name, k.key_space, k.external_key, k.row_no
  on conflict do nothing;
end
$$;
comment on function media.catalog_add_keys() is 'Keys of the titles that are new in the batch.';

create or replace function media.catalog_add_titles() returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  added bigint;
  is_quick boolean := false;
begin
  if not auth.can_edit_catalog() then
    raise exception 'Public catalogs are brought in by reviewers and admins only.' using errcode = 'OM403';
  end if;
  select count(*) into added from pg_temp.catalog_work w where w.is_new and w.speaks;
  if added = 0 then
    return 0;
  end if;
  if added > 200 then -- fewer are told of one by one
    perform from media.classes c for key share;
    is_quick := media.catalog_without_triggers();
  end if;
  with classes as materialized (
    select d.media_class, (select c.path from media.classes c where c.path operator(public.@>) d.media_class::public.ltree
      order by public.nlevel(c.path) desc limit 1) as path
    from (select distinct media_class from pg_temp.catalog_rows) d)
  insert into media.media (id, external_id, media_type, media_class, title, sort_title, release_date,
    release_precision, country_of_origin, creators, genres, cover_url, description, attributes, popularity,
    search_vector)
  select w.media_id,
    case when r.has_keys and char_length(r.record_key) <= 255
      -- Not "not exists", for which the planner may read all of them while nobody has counted them.
      and (select true from media.media o where o.external_id = r.record_key limit 1) is null then r.record_key end,
    r.media_type, c.path, left(r.title, 255), r.title_key, r.release_date, r.release_precision, nullif(r.country, ''),
    r.creators, r.genres, nullif(r.cover_url, ''), nullif(r.description, ''), r.other_attributes, r.popularity,
    r.search_text::tsvector
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows r on r.row_no = w.row_no
  join classes c on c.media_class = r.media_class
  where w.is_new and w.speaks;

  insert into media.titles (media_id, position, title, language, kind, normalised)
  select w.media_id, 0, r.title, '', 'main', r.title_key
  from pg_temp.catalog_work w
  join pg_temp.catalog_rows r on r.row_no = w.row_no
  where w.is_new and w.speaks
  union all
  select w.media_id, n.place, n.title, n.language, n.kind, n.normalised
  from pg_temp.catalog_work w
  join pg_temp.catalog_names n on n.row_no = w.row_no
  where w.is_new and w.speaks;

  perform media.catalog_add_keys();
  perform media.catalog_add_attributes();
  if is_quick then
    perform set_config('session_replication_role', 'origin', true);
    insert into media.search_queue (media_id)
    select w.media_id from pg_temp.catalog_work w where w.is_new and w.speaks;
    perform pg_notify('omt_catalog', json_build_object('t', 'media', 'op', 'i', 'all', true)::text);
  end if;
  return added;
end
$$;
comment on function media.catalog_add_titles() is 'Writes the titles that are new in the batch, with names, keys and typed attributes; search takes them in later. Returns how many.';

revoke all on function media.catalog_without_triggers(), media.catalog_add_attributes(), media.catalog_add_keys(), media.catalog_add_titles() from public;
grant execute on function media.catalog_add_titles() to omt_app;
