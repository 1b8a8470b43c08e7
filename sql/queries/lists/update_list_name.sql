-- Renames one of the reader's lists; no row when there is none.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update interaction.user_lists set name = :name::text
where id = :list_id::uuid and user_id = (select auth.current_writer_id());
