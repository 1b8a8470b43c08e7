-- Makes the temporary tables for batches of a catalog; returns nothing of interest.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.open_catalog_stage();
