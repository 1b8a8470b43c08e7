-- Makes a smart list of the reader's; returns its id.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.user_lists (user_id, name, list_type, filter_definition)
values ((select auth.current_writer_id()), :name::text, 'smart', :rule::jsonb)
returning id;
