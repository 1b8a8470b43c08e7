-- Lets the next program migrate.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select pg_advisory_unlock(7813586243410210049) as unlocked;
