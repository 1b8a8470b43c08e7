-- The newest changes the reader made to a title and to their entry of it.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select a.occurred_at, a.operation, a.table_name, coalesce(a.old_values - 'updated_at', '{}') as old_values,
  coalesce(a.new_values - 'updated_at', '{}') as new_values, coalesce(e.label, '') as label
from interaction.activity a
left join interaction.edits e on e.id = a.edit_id
where a.user_id = (select auth.current_user_id()) and a.media_id = :media_id::uuid
  -- Names, keys and attributes came with the title itself: one line for it says enough.
  and (a.table_name like 'interaction.%' or a.operation <> 'insert' or a.table_name = 'media.media')
order by a.id desc
limit 50;
