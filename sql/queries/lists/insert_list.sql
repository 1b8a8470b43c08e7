-- Makes a static list of the reader's; returns its id.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.user_lists (user_id, name, description)
values ((select auth.current_writer_id()), :name::text, :description::text)
returning id;
