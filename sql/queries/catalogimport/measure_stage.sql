-- Lets the planner know how large the stage tables are.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.measure_catalog_stage();
