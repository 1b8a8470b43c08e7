-- The words of every title, and its type as a number.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select r.type_number, r.words from media.search_build_read() r;
