-- Settings that the person has none of take what a library file says.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update users.users set settings = :settings::jsonb || settings where id = (select auth.current_writer_id());
