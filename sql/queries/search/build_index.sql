-- Builds one part of the indexes of the new search tables.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.search_build_index(:step::int)::text;
