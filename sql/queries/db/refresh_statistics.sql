-- Lets the planner know how large the tables have become.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select omt.refresh_statistics();
