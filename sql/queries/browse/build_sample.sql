-- A random part of the catalog, and how many titles there are.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.titles, s.facets from media.browse_build_sample(:most::int) s;
