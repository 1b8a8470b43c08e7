-- Lists of a library file that the person has none of that name of.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.user_lists (id, user_id, name, description, is_public, list_type, filter_definition, created_at)
select case when exists (select from interaction.user_lists o where o.id = w.list_id) then omt.uuid_v7()
    else coalesce(w.list_id, omt.uuid_v7()) end,
  (select auth.current_writer_id()), w.name, coalesce(w.description, ''), coalesce(w.is_public, false),
  coalesce(w.type, 'static'), w.filter_definition, coalesce(w.created_at, now())
from jsonb_to_recordset(:lists::jsonb) as w(list_id uuid, name text, description text, is_public boolean, type text,
  filter_definition jsonb, created_at timestamptz)
on conflict do nothing;
