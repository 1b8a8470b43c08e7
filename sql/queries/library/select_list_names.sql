-- Names of the reader's own lists in which these titles stand.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select i.media_id, l.name
from interaction.list_items i
join interaction.user_lists l on l.id = i.list_id
where l.user_id = (select auth.current_user_id()) and i.media_id = any (:ids::uuid[])
order by i.media_id, lower(l.name), l.id;
