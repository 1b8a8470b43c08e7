-- These titles in this order, as media.browse_row.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select b.* from media.browse_rows_of(:ids::uuid[]) b;
