-- The list, locked for the transaction, when it is the reader's own and static.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select l.id, l.name from interaction.user_lists l
where l.id = :list_id::uuid and l.user_id = (select auth.current_writer_id()) and l.list_type = 'static'
for update;
