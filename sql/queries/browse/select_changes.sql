-- What came and went since the last build.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select c.sign, c.media_id, c.year, c.rating, c.popularity, c.title, c.facets from media.browse_changes_since_build() c;
