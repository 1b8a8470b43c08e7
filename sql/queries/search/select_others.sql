-- A page of all titles but the unwanted ones, best known first, as media.search_row.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.* from media.search_others(:unwanted::jsonb, :first::int, :page::int) s;
