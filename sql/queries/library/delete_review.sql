-- Removes the review of one pass.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from interaction.reviews
where user_id = (select auth.current_writer_id()) and media_id = :media_id::uuid and pass_number = :pass_number::int;
