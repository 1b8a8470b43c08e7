-- Lets the planner know how large a stage table is.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select interaction.measure_import_stage(:stage_table::text);
