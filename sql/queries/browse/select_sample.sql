-- A random part of the catalog; the facets of those titles in it that have some.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.facets from media.browse_sample(:share::real, :asked::tsquery) s;
