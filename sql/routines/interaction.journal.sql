-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The journal. An edit is opened with interaction.begin_edit(); whatever the transaction then
-- changes is recorded under it by statement-level triggers, so that every change is undoable
-- without its author doing anything. Library tables are always recorded, with or without an edit;
-- catalog tables only within one (bulk catalog imports are kept apart by source instead).
set local role omt_owner;

create or replace function interaction.current_edit_id() returns uuid
language sql stable
set search_path = pg_catalog, pg_temp
return nullif(current_setting('omt.edit_id', true), '')::uuid;
comment on function interaction.current_edit_id() is 'The edit this transaction belongs to, or null.';

-- Opens an edit for the rest of the transaction. A new edit discards what was undone before it.
create or replace function interaction.begin_edit(edit_kind text, edit_label text, run_id uuid default null)
returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  writer uuid := auth.current_writer_id();
  new_id uuid;
begin
  if writer is null then
    raise exception 'You are not signed in, or only to look.' using errcode = 'OM401';
  end if;
  if edit_kind not in ('edit', 'import') then
    raise exception 'An edit is an edit or an import, not %.', edit_kind using errcode = 'OM422';
  end if;
  if run_id is not null and not exists (
    select from interaction.import_runs r where r.id = run_id and r.user_id = writer) then
    raise exception 'There is no such import.' using errcode = 'OM404';
  end if;
  update interaction.edits set state = 'discarded' where user_id = writer and state = 'undone';
  insert into interaction.edits (user_id, kind, label, import_run_id)
  values (writer, edit_kind, coalesce(edit_label, ''), run_id)
  returning id into new_id;
  perform set_config('omt.edit_id', new_id::text, true);
  return new_id;
end
$$;
comment on function interaction.begin_edit(text, text, uuid) is 'Opens an undoable step for the rest of the transaction.';

-- updated_at goes along with every change, so that undo can put it back, but is none by itself.
-- Arguments: the key columns. Rows whose key columns change are not expected and not joined.
create or replace function interaction.tg_journal() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  edit uuid := interaction.current_edit_id();
  who uuid := auth.current_user_id();
  whole text := tg_table_schema || '.' || tg_table_name;
  in_catalog boolean := tg_table_schema = 'media';
begin
  if in_catalog and edit is null then
    return null;
  end if;
  if edit is not null and not exists (
    select from interaction.edits e where e.id = edit and e.user_id = who) then
    raise exception 'This edit belongs to somebody else.' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    -- Undo only needs to know which rows of the catalog: an import makes tens of thousands, and turning
    -- each into jsonb for the sake of its key would be a tenth of the import's time.
    execute format('insert into interaction.activity (user_id, edit_id, table_name, operation, row_key, media_id, new_values)
        select $1, $2, $3, ''insert'', jsonb_build_object(%s), %s, %s from new_rows n',
        (select string_agg(format('%L, n.%I', c, c), ', ') from unnest(tg_argv) c),
        case tg_table_name when 'media' then 'n.id' when 'user_lists' then 'null::uuid' else 'n.media_id' end,
        case when in_catalog then 'null::jsonb' else 'to_jsonb(n)' end)
      using who, edit, whole;
  elsif tg_op = 'DELETE' then
    insert into interaction.activity (user_id, edit_id, table_name, operation, row_key, media_id, old_values)
    select who, edit, whole, 'delete', k.key, coalesce(r.doc ->> 'media_id',
        case when in_catalog then r.doc ->> 'id' end)::uuid,
      r.doc
    from (select to_jsonb(o) as doc from old_rows o) r
    cross join lateral (select jsonb_object_agg(c, r.doc -> c) as key from unnest(tg_argv) c) k;
  else
    insert into interaction.activity (user_id, edit_id, table_name, operation, row_key, media_id, old_values, new_values)
    select who, edit, whole, 'update', o.key, coalesce(n.doc ->> 'media_id',
        case when in_catalog then n.doc ->> 'id' end)::uuid,
      d.old_values, d.new_values
    from (select r.doc, k.key from (select to_jsonb(o) as doc from old_rows o) r
        cross join lateral (select jsonb_object_agg(c, r.doc -> c) as key from unnest(tg_argv) c) k) o
    join (select r.doc, k.key from (select to_jsonb(n) as doc from new_rows n) r
        cross join lateral (select jsonb_object_agg(c, r.doc -> c) as key from unnest(tg_argv) c) k) n
      on n.key = o.key
    cross join lateral (
      select jsonb_object_agg(e.key, o.doc -> e.key) as old_values, jsonb_object_agg(e.key, e.value) as new_values,
        bool_or(e.key <> 'updated_at') as is_change
      from jsonb_each(n.doc) e
      where e.key = 'updated_at' or e.value is distinct from o.doc -> e.key) d
    where d.is_change;
  end if;
  return null;
end
$$;
comment on function interaction.tg_journal() is 'Records every change in interaction.activity.';

do $$
declare
  spec record;
begin
  for spec in
    select * from (values
      ('media', 'media', '''id'''),
      ('media', 'titles', '''media_id'', ''position'''),
      ('media', 'external_links', '''source_name'', ''key_space'', ''external_key'''),
      ('media', 'relationships', '''media_id'', ''related_media_id'', ''relation_type'''),
      ('media', 'screen_attributes', '''media_id'''),
      ('media', 'written_attributes', '''media_id'''),
      ('media', 'game_attributes', '''media_id'''),
      ('media', 'audio_attributes', '''media_id'''),
      ('media', 'event_attributes', '''media_id'''),
      ('interaction', 'user_media', '''user_id'', ''media_id'''),
      ('interaction', 'passes', '''user_id'', ''media_id'', ''number'''),
      ('interaction', 'reviews', '''user_id'', ''media_id'', ''pass_number'''),
      ('interaction', 'user_lists', '''id'''),
      ('interaction', 'list_items', '''list_id'', ''media_id''')) t (schema_name, table_name, keys)
  loop
    execute format('create or replace trigger _500_journal_insert after insert on %I.%I referencing new table as new_rows for each statement execute function interaction.tg_journal(%s)',
      spec.schema_name, spec.table_name, spec.keys);
    execute format('create or replace trigger _500_journal_update after update on %I.%I referencing old table as old_rows new table as new_rows for each statement execute function interaction.tg_journal(%s)',
      spec.schema_name, spec.table_name, spec.keys);
    execute format('create or replace trigger _500_journal_delete after delete on %I.%I referencing old table as old_rows for each statement execute function interaction.tg_journal(%s)',
      spec.schema_name, spec.table_name, spec.keys);
  end loop;
end
$$;

revoke all on function interaction.current_edit_id(), interaction.begin_edit(text, text, uuid),
  interaction.tg_journal() from public;
grant execute on function interaction.current_edit_id(), interaction.begin_edit(text, text, uuid) to omt_app;
