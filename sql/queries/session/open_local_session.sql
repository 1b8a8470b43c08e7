-- The token of a new session of the personal library's one user, and who that is (null the first time).
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select o.token, u.id as user_id
from (select auth.open_local_session(:client::text) as token offset 0) o
left join users.users u on u.username = 'local';
