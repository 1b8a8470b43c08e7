-- The notification channel of the signed-in person; null when there is none.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select auth.change_channel() as channel;
