-- The token of a new session of the personal library's one user.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select auth.open_local_session(:client::text) as token
