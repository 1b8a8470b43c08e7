-- Makes the temporary tables of an import; returns nothing of interest.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select interaction.open_import_stage();
