-- These titles in the order given, as media.search_row.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.* from media.search_picked(:ids::uuid[], :scores::real[]) s;
