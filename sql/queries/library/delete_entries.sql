-- Takes titles out of the writer's library.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from interaction.user_media
where user_id = (select auth.current_writer_id()) and media_id = any (:ids::uuid[]);
