-- The facets of every title.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select r.facets from media.browse_build_read() r (facets);
