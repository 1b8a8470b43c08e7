-- Removes one of the reader's lists with its items; no row when there is none.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from interaction.user_lists
where id = :list_id::uuid and user_id = (select auth.current_writer_id());
