-- The list, locked for the transaction, when it is the writer's own.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select l.id, l.name, l.list_type from interaction.user_lists l
where l.id = :list_id::uuid and l.user_id = (select auth.current_writer_id())
for update;
