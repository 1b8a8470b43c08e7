-- Stores frequent prefixes and words with their counts by type.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.search_build_heads(:heads::text[], :types::int[])::text;
