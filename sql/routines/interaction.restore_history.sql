-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The history of a library that is brought back from its own export. The journal is else written
-- by its triggers only; what comes this way is the person's own and belongs to steps that can
-- neither be undone nor done again.
set local role omt_owner;

create or replace function interaction.restore_history(changes jsonb) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  writer uuid := auth.current_writer_id();
  own jsonb := jsonb_build_object('user_id', writer);
  lines bigint;
begin
  if writer is null then
    raise exception 'You are not signed in, or only to look.' using errcode = 'OM401';
  end if;
  insert into interaction.edits (id, user_id, kind, label, state, created_at)
  select e.id, writer, e.kind, e.label, 'discarded', e.at
  from (
    select distinct on ((c.doc -> 'edit' ->> 'id')::uuid) (c.doc -> 'edit' ->> 'id')::uuid as id,
      c.doc -> 'edit' ->> 'kind' as kind, coalesce(c.doc -> 'edit' ->> 'label', '') as label,
      (c.doc -> 'edit' ->> 'at')::timestamptz as at
    from jsonb_array_elements(changes) c (doc)
    where jsonb_typeof(c.doc -> 'edit') = 'object'
    order by 1) e
  order by e.at, e.id
  on conflict (id) do nothing;

  insert into interaction.activity (user_id, edit_id, occurred_at, table_name, operation, row_key, media_id, old_values, new_values)
  select writer, e.id, (c.doc ->> 'at')::timestamptz, c.doc ->> 'table', c.doc ->> 'operation',
    coalesce(c.doc -> 'key', '{}') || case when t.is_own then own else '{}' end,
    (c.doc ->> 'media_id')::uuid,
    c.doc -> 'old' || case when t.is_own and c.doc ->> 'operation' = 'delete' then own else '{}' end,
    c.doc -> 'new' || case when t.is_own and c.doc ->> 'operation' = 'insert' then own else '{}' end
  from jsonb_array_elements(changes) with ordinality c (doc, place)
  cross join lateral (select c.doc ->> 'table' in ('interaction.user_media', 'interaction.passes',
    'interaction.reviews', 'interaction.user_lists') as is_own) t
  left join interaction.edits e on e.id = (c.doc -> 'edit' ->> 'id')::uuid and e.user_id = writer
  order by c.place;
  get diagnostics lines = row_count;
  return lines;
end
$$;
comment on function interaction.restore_history(jsonb) is 'Takes the history of an exported library as the writer''s own.';

revoke all on function interaction.restore_history(jsonb) from public;
grant execute on function interaction.restore_history(jsonb) to omt_app;
