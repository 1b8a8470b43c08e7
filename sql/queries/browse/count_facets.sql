-- How many titles have each of these facets, and what is asked for besides.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select c.facet, c.titles from media.browse_count_facets(:asked::tsquery, :facets::text[]) c;
