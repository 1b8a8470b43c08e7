-- Gives one of the reader's smart lists another rule; returns its name, no row when there is none.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update interaction.user_lists set filter_definition = :rule::jsonb
where id = :list_id::uuid and list_type = 'smart' and user_id = (select auth.current_writer_id())
returning name;
