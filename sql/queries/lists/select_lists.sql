-- The reader's own lists by name, with how many items each has.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select l.id, l.name, l.description, l.list_type, l.is_public, l.filter_definition, l.created_at,
  (select count(*) from interaction.list_items i where i.list_id = l.id) as item_count
from interaction.user_lists l
where l.user_id = (select auth.current_user_id())
order by lower(l.name), l.id;
