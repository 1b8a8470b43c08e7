-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Undo and redo over the journal. A step is taken back by applying the reverse of what it recorded,
-- under a step of its own (kind undo), so that the journal tells that too and redo is the same
-- thing once more: the reverse of the undo (kind redo). The changes run with the rights of whoever
-- asks, so the policies hold; only the rows of interaction.edits are written by omt_owner.
--
-- Whatever was changed since is left as it is and counted: an update is only taken back while the
-- row still says what the step left, an insert only while no other standing step touched the row
-- and nothing else needs it. All of it goes table by table, never row by row.
set local role omt_owner;

create or replace aggregate interaction.jsonb_merge(jsonb) (
  sfunc = pg_catalog.jsonb_concat, stype = jsonb, initcond = '{}'
);
comment on aggregate interaction.jsonb_merge(jsonb) is 'Objects laid over each other, the last one on top.';

-- However often a step touched a row. before_values of a removed row is the whole row, else the
-- changed columns; of an update, both have updated_at as well (but for steps of older versions).
-- Steps that only add to a table, or only delete, touched each row once: nothing to put together.
create or replace function interaction.net_changes(step uuid, in_table text)
returns table (row_key jsonb, thing uuid, net text, before_values jsonb, after_values jsonb)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  operations text[] := array(
    select distinct a.operation from interaction.activity a where a.edit_id = step and a.table_name = in_table);
begin
  if operations <@ array['insert'] or operations <@ array['delete'] then
    return query
    select a.row_key, coalesce(a.media_id, (a.row_key ->> 'id')::uuid),
      case a.operation when 'insert' then 'created' else 'removed' end, a.old_values, a.new_values
    from interaction.activity a
    where a.edit_id = step and a.table_name = in_table;
    return;
  end if;
  return query
  select g.row_key, coalesce(g.media_id, g.row_key ->> 'id')::uuid,
    case
      when g.first_operation = 'insert' and g.last_operation = 'delete' then 'nothing'
      when g.first_operation = 'insert' then 'created'
      when g.last_operation = 'delete' then 'removed'
      else 'changed'
    end,
    g.before_values, g.after_values
  from (
    select a.row_key, max(a.media_id::text) as media_id,
      (array_agg(a.operation order by a.id))[1] as first_operation,
      (array_agg(a.operation order by a.id desc))[1] as last_operation,
      interaction.jsonb_merge(a.old_values order by a.id desc) as before_values,
      interaction.jsonb_merge(a.new_values order by a.id) as after_values
    from interaction.activity a
    where a.edit_id = step and a.table_name = in_table
    group by a.row_key) g;
end
$$;
comment on function interaction.net_changes(uuid, text) is 'What a step did to each row of a table in the end: created, removed, changed or nothing. A thing is a title or a list.';

-- Rows that a step which still stands touched after this one. Undone steps and their undos cancel
-- each other out, so neither counts; changes outside any step do.
create or replace function interaction.touched_since(step uuid, titles uuid[], lists uuid[])
returns table (table_name text, row_key jsonb, thing uuid)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  asker uuid := auth.current_user_id();
  root uuid := (select coalesce(r.reverses_id, s.id)
    from interaction.edits s left join interaction.edits r on r.id = s.reverses_id where s.id = step);
  last_id bigint := (select a.id from interaction.activity a where a.edit_id = step order by a.edit_id, a.id desc limit 1);
begin
  if titles <> '{}' then
    return query
    select distinct a.table_name, a.row_key, a.media_id
    from interaction.activity a
    left join interaction.edits e on e.id = a.edit_id
    where a.user_id = asker and a.media_id = any (titles) and a.id > last_id
      and (a.edit_id is null or (e.kind in ('edit', 'import') and e.state = 'done' and e.id <> root));
  end if;
  if lists <> '{}' then
    return query
    select distinct a.table_name, a.row_key, coalesce(a.row_key ->> 'list_id', a.row_key ->> 'id')::uuid
    from interaction.activity a
    left join interaction.edits e on e.id = a.edit_id
    where a.user_id = asker and a.table_name in ('interaction.user_lists', 'interaction.list_items')
      and coalesce(a.row_key ->> 'list_id', a.row_key ->> 'id')::uuid = any (lists) and a.id > last_id
      and (a.edit_id is null or (e.kind in ('edit', 'import') and e.state = 'done' and e.id <> root));
  end if;
end
$$;
comment on function interaction.touched_since(uuid, uuid[], uuid[]) is 'Rows of these titles and lists that a standing step touched after this one.';

-- Answers only for titles the asker could delete, so that it tells nothing of others' libraries.
create or replace function interaction.titles_in_use(titles uuid[])
returns setof uuid
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select m.id from media.media m
  where m.id = any (titles)
    and (m.created_by = (select auth.current_writer_id()) or (select auth.can_edit_catalog()))
    and (exists (select from interaction.user_media u where u.media_id = m.id)
      or exists (select from interaction.list_items i where i.media_id = m.id));
$$;
comment on function interaction.titles_in_use(uuid[]) is 'Which of these own titles stand in anybody''s library or list.';

create or replace function interaction.columns_of(whole_name text, only_keys boolean)
returns text[]
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select array_agg(a.attname::text order by a.attnum)
  from pg_attribute a
  join pg_index i on i.indrelid = a.attrelid and i.indisprimary
  where a.attrelid = whole_name::regclass and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = '' and (a.attnum = any (i.indkey::smallint[])) = only_keys;
$$;
comment on function interaction.columns_of(text, boolean) is 'The key columns of a table, or the others.';

-- How the rows of a table are found again: by the title or the list they belong to, which an index
-- leads to, then by their key as the journal writes it.
create or replace function interaction.thing_of(whole_name text) returns text
language sql immutable
set search_path = pg_catalog, pg_temp
return case when whole_name in ('media.media', 'interaction.user_lists') then 'id' else 'media_id' end;
comment on function interaction.thing_of(text) is 'The column of a table that says which title or list a row belongs to.';

create or replace function interaction.key_expression(whole_name text, row_name text) returns text
language sql stable
set search_path = pg_catalog, pg_temp
return (select 'jsonb_build_object(' || string_agg(format('%1$L, %2$I.%1$I', c, row_name), ', ') || ')'
  from unnest(interaction.columns_of(whole_name, true)) c);
comment on function interaction.key_expression(text, text) is 'SQL that makes the key of a row as the journal writes it.';

-- The three functions below compare whole sets. They are told the rows as arrays, which hash, and
-- never join a table row by row: right after an import the planner takes every table for empty.

create or replace function interaction.reverse_inserts(in_table text, things uuid[], keys jsonb[])
returns setof uuid
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute format(
    'delete from %1$s t where t.%2$I = any ($1) and %3$s = any ($2) returning t.%2$I',
    in_table, interaction.thing_of(in_table), interaction.key_expression(in_table, 't'))
  using things, keys;
end
$$;
comment on function interaction.reverse_inserts(text, uuid[], jsonb[]) is 'Deletes these rows; gives the things.';

-- Puts changed columns back where they still say what the step left. The time of change comes back
-- with them, unless something else of the row was changed since and stays: that makes a new state.
create or replace function interaction.reverse_updates(step uuid, in_table text, things uuid[])
returns setof uuid
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set enable_nestloop = off
as $$
declare
  keys text[] := interaction.columns_of(in_table, true);
  others text[] := interaction.columns_of(in_table, false);
begin
  perform set_config('omt.keep_updated_at', 'on', true);
  return query execute format($f$
    with mine as materialized (
      select n.row_key, n.before_values, n.after_values
      from interaction.net_changes($1, $2) n where n.net = 'changed'),
    present as materialized (
      select t as row, %3$s as row_key from %1$s t where t.%4$I = any ($3) for update of t),
    wanted as materialized (
      select jsonb_populate_record(p.row, case
          when m.before_values -> 'updated_at' is not null
            and d.doc -> 'updated_at' is not distinct from m.after_values -> 'updated_at' then m.before_values
          else m.before_values || jsonb_build_object('updated_at', now()) end) as row
      from present p join mine m on m.row_key = p.row_key
      cross join lateral (select to_jsonb(p.row) as doc) d
      where d.doc || (m.after_values - 'updated_at') = d.doc)
    update %1$s t set (%5$s) = row(%6$s)
    from wanted w
    where t.%4$I = any ($3) and %7$s
    returning t.%4$I$f$,
    in_table, '', interaction.key_expression(in_table, 't'), interaction.thing_of(in_table),
    (select string_agg(format('%I', c), ', ') from unnest(others) c),
    (select string_agg(format('(w.row).%I', c), ', ') from unnest(others) c),
    (select string_agg(format('t.%1$I = (w.row).%1$I', c), ' and ') from unnest(keys) c))
  using step, in_table, things;
  perform set_config('omt.keep_updated_at', 'off', true);
end
$$;
comment on function interaction.reverse_updates(uuid, text, uuid[]) is 'Puts back what a step changed; gives the things.';

-- Brings removed rows back, where what they hang on is still there and their place is free. What
-- they need is asked as a value, not with exists, or it might be joined as a whole table.
create or replace function interaction.reverse_deletes(step uuid, in_table text)
returns setof uuid
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  columns text[] := interaction.columns_of(in_table, true) || interaction.columns_of(in_table, false);
  title_is_there constant text := '(select m.id from media.media m where m.id = r.media_id) is not null';
  needed text := case
    when in_table in ('media.media', 'interaction.user_lists') then 'true'
    when in_table = 'media.relationships' then title_is_there
      || ' and (select m.id from media.media m where m.id = r.related_media_id) is not null'
    when in_table in ('interaction.passes', 'interaction.reviews') then
      '(select u.media_id from interaction.user_media u where u.user_id = r.user_id and u.media_id = r.media_id) is not null'
    when in_table = 'interaction.list_items' then title_is_there
      || ' and (select l.id from interaction.user_lists l where l.id = r.list_id) is not null'
    else title_is_there
  end;
begin
  return query execute format($f$
    insert into %1$s (%2$s)
    select %3$s
    from interaction.net_changes($1, $2) n cross join lateral jsonb_populate_record(null::%1$s, n.before_values) r
    where n.net = 'removed' and %4$s
    on conflict do nothing
    returning %5$I$f$,
    in_table,
    (select string_agg(format('%I', c), ', ') from unnest(columns) c),
    (select string_agg(format('r.%I', c), ', ') from unnest(columns) c),
    needed,
    interaction.thing_of(in_table))
  using step, in_table;
end
$$;
comment on function interaction.reverse_deletes(uuid, text) is 'Brings back what a step removed; gives the things.';

-- Titles of the step's making that must stay: touched since, changed by others, or needed.
create or replace function interaction.titles_to_keep(step uuid, made uuid[], touched uuid[])
returns uuid[]
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  kept uuid[];
  more uuid[];
  child text;
begin
  select coalesce(array_agg(m.id), '{}') into kept
  from media.media m
  where m.id = any (made)
    and (m.id = any (touched)
      or m.updated_at > (select max(a.occurred_at) from interaction.activity a
        where a.user_id = (select auth.current_user_id()) and a.media_id = m.id and a.table_name = 'media.media'));
  kept := kept || array(select interaction.titles_in_use(made));
  foreach child in array array['media.titles', 'media.external_links', 'media.relationships',
    'media.screen_attributes', 'media.written_attributes', 'media.game_attributes', 'media.audio_attributes',
    'media.event_attributes'] loop
    execute format('select coalesce(array_agg(distinct t.media_id), %2$L) from %1$s t'
        ' where t.media_id = any ($1) and %3$s <> all ($2)',
      child, '{}', interaction.key_expression(child, 't'))
    into more
    using made, array(select a.row_key from interaction.activity a
      where a.edit_id = step and a.table_name = child and a.operation = 'insert');
    kept := kept || more;
  end loop;
  select coalesce(array_agg(distinct r.related_media_id), '{}') into more
  from media.relationships r
  where r.related_media_id = any (made) and r.media_id <> all (made);
  return kept || more;
end
$$;
comment on function interaction.titles_to_keep(uuid, uuid[], uuid[]) is 'Titles a step added that cannot go with it.';

-- Names what a step cannot take back: titles and lists, with what standing steps changed of them
-- since. A row that the step only changed is left for the sake of the columns that both changed;
-- what the step made stays with whatever was changed of it. No fields: it is needed elsewhere.
create or replace function interaction.left_of(step uuid, things uuid[])
returns jsonb
language plpgsql stable
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
declare
  most constant int := 1000;
  asker uuid := auth.current_user_id();
  root uuid := (select coalesce(r.reverses_id, s.id)
    from interaction.edits s left join interaction.edits r on r.id = s.reverses_id where s.id = step);
  last_id bigint := (select a.id from interaction.activity a where a.edit_id = step order by a.edit_id, a.id desc limit 1);
  lists uuid[] := array(select l.id from interaction.user_lists l where l.id = any (things));
begin
  if things = '{}' then
    return '[]';
  end if;
  return (
    with since as materialized (
      select a.media_id as thing, a.table_name, a.operation, a.row_key, a.new_values
      from interaction.activity a left join interaction.edits e on e.id = a.edit_id
      where a.user_id = asker and a.media_id = any (things) and a.id > last_id
        and (a.edit_id is null or (e.kind in ('edit', 'import') and e.state = 'done' and e.id <> root))
      union all
      select coalesce(a.row_key ->> 'list_id', a.row_key ->> 'id')::uuid, a.table_name, a.operation, a.row_key, a.new_values
      from interaction.activity a left join interaction.edits e on e.id = a.edit_id
      where lists <> '{}' and a.user_id = asker and a.table_name in ('interaction.user_lists', 'interaction.list_items')
        and coalesce(a.row_key ->> 'list_id', a.row_key ->> 'id')::uuid = any (lists) and a.id > last_id
        and (a.edit_id is null or (e.kind in ('edit', 'import') and e.state = 'done' and e.id <> root))),
    mine as materialized (
      select a.table_name, a.row_key, bool_or(a.operation <> 'update') as whole,
        interaction.jsonb_merge(a.new_values order by a.id) as new_values
      from interaction.activity a
      where a.edit_id = step
        and (a.table_name, a.row_key) in (select s.table_name, s.row_key from since s)
      group by a.table_name, a.row_key),
    made as materialized (
      select distinct coalesce(a.media_id, (a.row_key ->> 'id')::uuid) as thing, split_part(a.table_name, '.', 1) as room
      from interaction.activity a
      where a.edit_id = step and a.operation = 'insert'
        and a.table_name in ('media.media', 'interaction.user_media', 'interaction.user_lists')
        and coalesce(a.media_id, (a.row_key ->> 'id')::uuid) = any (things)),
    changed as (
      select distinct s.thing,
        case when s.operation = 'update' and f.field is not null then f.field
          when s.table_name = 'interaction.list_items' and s.thing = any (lists) then 'items'
          when s.table_name = 'interaction.list_items' then 'lists'
          when s.table_name = 'interaction.user_media' then 'entry'
          else split_part(s.table_name, '.', 2) end as field
      from since s
      left join mine m on m.table_name = s.table_name and m.row_key = s.row_key
      left join lateral (
        select k.field from jsonb_object_keys(s.new_values) k (field)
        where s.operation = 'update' and k.field not in ('updated_at', 'sort_title', 'search_vector')
          and k.field not like '%\_precision'
          and s.table_name in ('interaction.user_media', 'interaction.user_lists', 'media.media')) f on true
      where (m.whole or (m.row_key is not null and (s.operation <> 'update' or f.field is null or m.new_values -> f.field is not null))
          or (s.thing, split_part(s.table_name, '.', 1)) in (select d.thing, d.room from made d))
        and not (s.operation = 'update' and f.field is null
          and s.table_name in ('interaction.user_media', 'interaction.user_lists', 'media.media')))
    select coalesce(jsonb_agg(jsonb_build_object('kind', w.kind, 'id', w.id, 'title', w.title, 'fields', w.fields)
      order by w.title, w.id), '[]')
    from (
      select t.id, coalesce(m.title, l.name, '') as title, case when l.id is null then 'title' else 'list' end as kind,
        coalesce((select jsonb_agg(c.field order by c.field) from changed c where c.thing = t.id), '[]') as fields
      from (select distinct unnest(things) as id) t
      left join media.media m on m.id = t.id
      left join interaction.user_lists l on l.id = t.id
      order by 2, 1 limit most) w);
end
$$;
comment on function interaction.left_of(uuid, uuid[]) is 'Names things that a reversal left alone, and what was changed of them since.';

drop function if exists interaction.reverse_step(uuid), interaction.reverse(uuid), interaction.undo(),
  interaction.redo(), interaction.take_back(uuid);

-- Reverses what the step did, under the step that is open. restored and left_alone count things,
-- titles and lists: one is left alone when any of its library rows had to stay as it is (or, where
-- the step touched the catalog only, any of its catalog rows).
create or replace function interaction.reverse_step(step uuid, out restored bigint, out left_alone bigint, out left_things jsonb)
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set enable_seqscan = off -- by key, whatever the statistics say: they are old right after an import
set enable_bitmapscan = off -- nor by the person's whole history, which the policies name as well
as $$
declare
  task record;
  created uuid[];
  created_lists uuid[];
  touched_tables text[];
  touched_keys jsonb[];
  touched_things uuid[];
  kept uuid[] := '{}';
  kept_titles uuid[];
  wanted uuid[];
  wanted_keys jsonb[];
  going uuid[];
  going_keys jsonb[];
  going_kept uuid[];
  going_touched jsonb[];
  done uuid[];
  library_things uuid[] := '{}';
  library_left uuid[] := '{}';
  catalog_things uuid[] := '{}';
  catalog_left uuid[] := '{}';
  all_left uuid[];
begin
  select coalesce(array_agg(distinct a.media_id) filter (where a.media_id is not null), '{}'),
    coalesce(array_agg((a.row_key ->> 'id')::uuid) filter (where a.table_name = 'interaction.user_lists'), '{}')
  into created, created_lists
  from interaction.activity a where a.edit_id = step and a.operation = 'insert';
  select coalesce(array_agg(s.table_name), '{}'), coalesce(array_agg(s.row_key), '{}'), coalesce(array_agg(s.thing), '{}')
  into touched_tables, touched_keys, touched_things
  from interaction.touched_since(step, created, created_lists) s;
  -- An entry or a list that stays keeps what belongs to it.
  if touched_things <> '{}' then
    select coalesce(array_agg(distinct n.thing), '{}') into kept
    from (values ('interaction.user_media', array['interaction.user_media', 'interaction.passes', 'interaction.reviews']),
        ('interaction.user_lists', array['interaction.user_lists', 'interaction.list_items'])) p (parent, family)
    cross join lateral interaction.net_changes(step, p.parent) n
    where n.net = 'created' and n.thing in (
      select t.thing from unnest(touched_tables, touched_things) t (table_name, thing) where t.table_name = any (p.family));
  end if;

  -- What was created goes, children first; then what was changed and what was removed comes back,
  -- parents first.
  for task in
    with present as (
      select a.table_name, bool_or(a.operation = 'insert') as inserts, bool_or(a.operation = 'update') as updates,
        bool_or(a.operation = 'delete') as deletes
      from interaction.activity a where a.edit_id = step group by a.table_name)
    select p.table_name, n.net
    from present p
    join (values ('media.media', 1), ('media.titles', 2), ('media.external_links', 3), ('media.relationships', 4),
      ('media.screen_attributes', 5), ('media.written_attributes', 6), ('media.game_attributes', 7),
      ('media.audio_attributes', 8), ('media.event_attributes', 9), ('interaction.user_media', 10),
      ('interaction.passes', 11), ('interaction.reviews', 12), ('interaction.user_lists', 13),
      ('interaction.list_items', 14)) o (table_name, parents_first) on o.table_name = p.table_name
    join (values ('created', 1), ('changed', 2), ('removed', 3)) n (net, phase)
      on case n.net when 'created' then p.inserts when 'removed' then p.deletes
        else p.updates or (p.inserts and p.deletes) end
    order by n.phase, case when n.net = 'created' then -o.parents_first else o.parents_first end
  loop
    select coalesce(array_agg(n.thing), '{}'), coalesce(array_agg(n.row_key), '{}') into wanted, wanted_keys
    from interaction.net_changes(step, task.table_name) n where n.net = task.net;
    continue when wanted = '{}';
    if task.net = 'created' then
      if task.table_name like 'media.%' and kept_titles is null then
        kept_titles := interaction.titles_to_keep(step,
          array(select n.thing from interaction.net_changes(step, 'media.media') n where n.net = 'created'),
          array(select t.thing from unnest(touched_tables, touched_things) t (table_name, thing)
            where t.table_name like 'media.%'));
      end if;
      going_kept := case when task.table_name like 'media.%' then kept_titles else kept end;
      going_touched := array(select t.row_key from unnest(touched_tables, touched_keys) t (table_name, row_key)
        where t.table_name = task.table_name);
      going := wanted;
      going_keys := wanted_keys;
      if going_kept <> '{}' or going_touched <> '{}' then
        execute 'select coalesce(array_agg(g.thing), $5), coalesce(array_agg(g.row_key), $6)'
          ' from unnest($1, $2) g (thing, row_key)'
          ' where coalesce((g.row_key ->> $7)::uuid, g.thing) <> all ($3) and g.row_key <> all ($4)'
          into going, going_keys
          using wanted, wanted_keys, going_kept, going_touched, '{}'::uuid[], '{}'::jsonb[], 'list_id';
      end if;
      done := array(select interaction.reverse_inserts(task.table_name, going, going_keys));
    elsif task.net = 'changed' then
      done := array(select interaction.reverse_updates(step, task.table_name, wanted));
    else
      done := array(select interaction.reverse_deletes(step, task.table_name));
    end if;
    if task.table_name like 'media.%' then
      catalog_things := catalog_things || wanted;
      catalog_left := catalog_left || array(select unnest(wanted) except all select unnest(done));
    else
      library_things := library_things || wanted;
      library_left := library_left || array(select unnest(wanted) except all select unnest(done));
    end if;
  end loop;

  all_left := array(
    select unnest(library_left)
    union
    (select unnest(catalog_left) except select unnest(library_things)));
  left_alone := cardinality(all_left);
  restored := (select count(*) from (
    select unnest(library_things) union select unnest(catalog_things)) t) - left_alone;
  left_things := interaction.left_of(step, all_left);
end
$$;
comment on function interaction.reverse_step(uuid) is 'Applies the reverse of what a step did.';

-- Opens the step under which another one is reversed: an undo reverses an edit or import, a redo an
-- undo. Keeps the states, and the mark on the import run, in step.
create or replace function interaction.begin_reversal(reversed uuid)
returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  writer uuid := auth.current_writer_id();
  target interaction.edits%rowtype;
  root interaction.edits%rowtype;
  is_undo boolean;
  new_id uuid;
begin
  if writer is null then
    raise exception 'You are not signed in, or only to look.' using errcode = 'OM401';
  end if;
  select * into target from interaction.edits e where e.id = reversed and e.user_id = writer;
  if not found or target.kind = 'redo' then
    raise exception 'There is no such step.' using errcode = 'OM404';
  end if;
  is_undo := target.kind in ('edit', 'import');
  select * into root from interaction.edits e
  where e.id = case when is_undo then target.id else target.reverses_id end
  for update;
  if root.state <> (case when is_undo then 'done' else 'undone' end)
    or (not is_undo and exists (select from interaction.edits e
      where e.reverses_id = root.id and e.kind = 'undo' and e.sequence > target.sequence)) then
    raise exception 'This step was undone or redone meanwhile.' using errcode = 'OM409';
  end if;
  update interaction.edits set state = case when is_undo then 'undone' else 'done' end where id = root.id;
  if root.import_run_id is not null then
    update interaction.import_runs set undone_at = case when is_undo then now() end where id = root.import_run_id;
  end if;
  insert into interaction.edits (user_id, kind, label, reverses_id, import_run_id)
  values (writer, case when is_undo then 'undo' else 'redo' end, root.label, target.id, root.import_run_id)
  returning id into new_id;
  perform set_config('omt.edit_id', new_id::text, true);
  return new_id;
end
$$;
comment on function interaction.begin_reversal(uuid) is 'Opens an undo or a redo for the rest of the transaction.';

-- The step that undo takes back: the one done, or done again, last.
create or replace function interaction.next_undo() returns uuid
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select c.id from (
    (select e.id, e.sequence from interaction.edits e
      where e.user_id = (select auth.current_user_id()) and e.kind in ('edit', 'import') and e.state = 'done'
      order by e.sequence desc limit 1)
    union all
    (select e.id, r.sequence from interaction.edits r
      join interaction.edits u on u.id = r.reverses_id
      join interaction.edits e on e.id = u.reverses_id
      where r.user_id = (select auth.current_user_id()) and r.kind = 'redo' and e.state = 'done'
      order by r.sequence desc limit 1)) c
  order by c.sequence desc limit 1;
$$;
comment on function interaction.next_undo() is 'The step that undo would take back, or null.';

-- The undo that redo reverses: the last one whose step may be done again.
create or replace function interaction.next_redo() returns uuid
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select u.id from interaction.edits e
  join interaction.edits u on u.reverses_id = e.id and u.kind = 'undo'
  where e.user_id = (select auth.current_user_id()) and e.kind in ('edit', 'import') and e.state = 'undone'
  order by u.sequence desc limit 1;
$$;
comment on function interaction.next_redo() is 'The undo that redo would reverse, or null.';

create or replace function interaction.undo_state()
returns table (can_undo boolean, undo_label text, can_redo boolean, redo_label text)
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select u.id is not null, coalesce(u.label, ''), r.id is not null, coalesce(r.label, '')
  from (select 1) one
  left join interaction.edits u on u.id = interaction.next_undo()
  left join interaction.edits r on r.id = interaction.next_redo();
$$;
comment on function interaction.undo_state() is 'What undo and redo would do next.';

create or replace function interaction.reverse(reversed uuid, out label text, out restored bigint,
  out left_alone bigint, out left_things jsonb)
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  outer_edit text := coalesce(current_setting('omt.edit_id', true), '');
begin
  perform interaction.begin_reversal(reversed);
  select e.label into reverse.label from interaction.edits e where e.id = reversed;
  select s.restored, s.left_alone, s.left_things into reverse.restored, reverse.left_alone, reverse.left_things
  from interaction.reverse_step(reversed) s;
  update interaction.import_runs i set left_alone = case when i.undone_at is null then '[]' else reverse.left_things end
  where i.id = (select e.import_run_id from interaction.edits e where e.id = reversed);
  perform set_config('omt.edit_id', outer_edit, true);
end
$$;
comment on function interaction.reverse(uuid) is 'Reverses one step under a step of its own.';

create or replace function interaction.undo(out label text, out restored bigint, out left_alone bigint, out left_things jsonb)
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  step uuid := interaction.next_undo();
begin
  if step is null then
    raise exception 'There is nothing to undo.' using errcode = 'OM404';
  end if;
  select r.label, r.restored, r.left_alone, r.left_things
  into undo.label, undo.restored, undo.left_alone, undo.left_things
  from interaction.reverse(step) r;
end
$$;
comment on function interaction.undo() is 'Takes the newest step back.';

create or replace function interaction.redo(out label text, out restored bigint, out left_alone bigint, out left_things jsonb)
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  step uuid := interaction.next_redo();
begin
  if step is null then
    raise exception 'There is nothing to redo.' using errcode = 'OM404';
  end if;
  select r.label, r.restored, r.left_alone, r.left_things
  into redo.label, redo.restored, redo.left_alone, redo.left_things
  from interaction.reverse(step) r;
end
$$;
comment on function interaction.redo() is 'Does the step that was undone last again.';

create or replace function interaction.take_back(run uuid, out label text, out restored bigint,
  out left_alone bigint, out left_things jsonb)
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  step uuid;
begin
  if not exists (select from interaction.import_runs r where r.id = run) then
    raise exception 'There is no such import.' using errcode = 'OM404';
  end if;
  select e.id into step from interaction.edits e
  where e.import_run_id = run and e.kind = 'import' and e.state = 'done' order by e.sequence desc limit 1;
  if step is null then
    raise exception 'This import was taken back already, or it changed nothing.' using errcode = 'OM409';
  end if;
  select r.label, r.restored, r.left_alone, r.left_things
  into take_back.label, take_back.restored, take_back.left_alone, take_back.left_things
  from interaction.reverse(step) r;
end
$$;
comment on function interaction.take_back(uuid) is 'Takes an import back, however much later.';

revoke all on function interaction.jsonb_merge(jsonb),
  interaction.net_changes(uuid, text),
  interaction.touched_since(uuid, uuid[], uuid[]),
  interaction.titles_in_use(uuid[]),
  interaction.columns_of(text, boolean),
  interaction.thing_of(text),
  interaction.key_expression(text, text),
  interaction.reverse_inserts(text, uuid[], jsonb[]),
  interaction.reverse_updates(uuid, text, uuid[]),
  interaction.reverse_deletes(uuid, text),
  interaction.titles_to_keep(uuid, uuid[], uuid[]),
  interaction.left_of(uuid, uuid[]),
  interaction.reverse_step(uuid),
  interaction.begin_reversal(uuid),
  interaction.next_undo(),
  interaction.next_redo(),
  interaction.undo_state(),
  interaction.reverse(uuid),
  interaction.undo(),
  interaction.redo(),
  interaction.take_back(uuid)
  from public;
grant execute on function interaction.jsonb_merge(jsonb),
  interaction.net_changes(uuid, text),
  interaction.touched_since(uuid, uuid[], uuid[]),
  interaction.titles_in_use(uuid[]),
  interaction.columns_of(text, boolean),
  interaction.thing_of(text),
  interaction.key_expression(text, text),
  interaction.reverse_inserts(text, uuid[], jsonb[]),
  interaction.reverse_updates(uuid, text, uuid[]),
  interaction.reverse_deletes(uuid, text),
  interaction.titles_to_keep(uuid, uuid[], uuid[]),
  interaction.left_of(uuid, uuid[]),
  interaction.reverse_step(uuid),
  interaction.begin_reversal(uuid),
  interaction.next_undo(),
  interaction.next_redo(),
  interaction.undo_state(),
  interaction.reverse(uuid),
  interaction.undo(),
  interaction.redo(),
  interaction.take_back(uuid)
  to omt_app;
