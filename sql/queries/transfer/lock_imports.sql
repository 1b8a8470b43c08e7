-- Waits until no other import is matching and writing; held to the end of the transaction.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select pg_advisory_xact_lock(7813586243410210050);
