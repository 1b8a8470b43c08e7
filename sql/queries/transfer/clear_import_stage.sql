-- Forgets what was worked out about the records; returns nothing of interest.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select interaction.clear_import_stage();
