-- Waits until no other program migrates this database.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select pg_advisory_lock(7813586243410210049);
