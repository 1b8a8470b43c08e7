-- What filters and orders need of the reader's own titles; all of them, or those given.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select l.media_id, l.status, l.rating, l.tags, l.year, l.everyones_rating, l.popularity, l.title, l.facets
from media.browse_library(:among::uuid[]) l;
