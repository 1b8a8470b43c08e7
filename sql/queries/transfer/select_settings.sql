-- The person's settings.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select u.settings from users.users u where u.id = (select auth.current_user_id());
