-- Takes titles out of all of the writer's lists.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from interaction.list_items i
using interaction.user_lists l
where l.id = i.list_id and l.user_id = (select auth.current_writer_id()) and i.media_id = any (:ids::uuid[]);
