-- Removes the writer's passes of these titles.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from interaction.passes
where user_id = (select auth.current_writer_id()) and media_id = any (:ids::uuid[]);
