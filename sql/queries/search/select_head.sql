-- A page of the ready answer to a frequent prefix or word, as media.search_row.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.* from media.search_head(:head::text, :first::int, :page::int) s;
