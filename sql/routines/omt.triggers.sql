-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happens on every change: the row's time is touched, programs that listen are told.
set local role omt_owner;

create or replace function omt.tg_touch() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if current_setting('omt.keep_updated_at', true) is distinct from 'on' then
    new.updated_at := now();
  end if;
  return new;
end
$$;
comment on function omt.tg_touch() is 'Sets updated_at, unless an undo is putting the old one back.';

-- Arguments: the table's short name, and the id column to report. Tells the signed-in user's
-- channel of their own rows, and omt_catalog of titles. A long list becomes "all".
create or replace function omt.tg_notify() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  ids text[];
  payload text;
  channel text;
begin
  execute format('select array_agg(distinct %1$I::text) from (select %1$I from changed_rows limit 300) c', tg_argv[1])
    into ids;
  if ids is null then
    return null;
  end if;
  if cardinality(ids) < 190 then
    payload := json_build_object('t', tg_argv[0], 'op', lower(left(tg_op, 1)), 'ids', ids)::text;
  else
    payload := json_build_object('t', tg_argv[0], 'op', lower(left(tg_op, 1)), 'all', true)::text;
  end if;
  channel := case when tg_table_schema = 'media' then 'omt_catalog' else auth.change_channel() end;
  if channel is not null then
    perform pg_notify(channel, payload);
  end if;
  return null;
end
$$;
comment on function omt.tg_notify() is 'Tells listening programs which rows changed.';

do $$
declare
  spec record;
begin
  for spec in
    select * from (values
      ('users', 'users', 'touch'),
      ('media', 'media', 'touch'),
      ('interaction', 'user_media', 'touch'),
      ('interaction', 'reviews', 'touch'),
      ('interaction', 'user_lists', 'touch')) t (schema_name, table_name, task)
  loop
    execute format('create or replace trigger _100_touch before update on %I.%I for each row execute function omt.tg_touch()',
      spec.schema_name, spec.table_name);
  end loop;
  for spec in
    select * from (values
      ('media', 'media', 'id'),
      ('interaction', 'user_media', 'media_id'),
      ('interaction', 'passes', 'media_id'),
      ('interaction', 'reviews', 'media_id'),
      ('interaction', 'user_lists', 'id'),
      ('interaction', 'list_items', 'list_id')) t (schema_name, table_name, id_column)
  loop
    execute format('create or replace trigger _900_notify_insert after insert on %I.%I referencing new table as changed_rows for each statement execute function omt.tg_notify(%L, %L)',
      spec.schema_name, spec.table_name, spec.table_name, spec.id_column);
    execute format('create or replace trigger _900_notify_update after update on %I.%I referencing new table as changed_rows for each statement execute function omt.tg_notify(%L, %L)',
      spec.schema_name, spec.table_name, spec.table_name, spec.id_column);
    execute format('create or replace trigger _900_notify_delete after delete on %I.%I referencing old table as changed_rows for each statement execute function omt.tg_notify(%L, %L)',
      spec.schema_name, spec.table_name, spec.table_name, spec.id_column);
  end loop;
end
$$;
