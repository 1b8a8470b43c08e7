-- Every recorded change, oldest first; without what bringing a whole library back recorded itself.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select a.occurred_at, a.table_name, a.operation, a.row_key - 'user_id' as row_key, a.media_id,
  a.old_values - 'user_id' as old_values, a.new_values - 'user_id' as new_values, a.edit_id,
  coalesce(e.kind, '') as kind, coalesce(e.label, '') as label, e.created_at as edited_at
from interaction.activity a
left join interaction.edits e on e.id = a.edit_id
left join interaction.import_runs r on r.id = e.import_run_id
left join media.media m on m.id = a.media_id
where a.user_id = (select auth.current_user_id()) and r.format is distinct from 'omt-json'
  and (:types::text[] = '{}' or m.media_type = any (:types::text[]))
  and (:list::text = '' or exists (select from interaction.list_items i
    join interaction.user_lists l on l.id = i.list_id
    where i.media_id = a.media_id and l.user_id = a.user_id and l.name = :list::text))
order by a.id;
