-- How many people gave this title each rating; private ones are left out.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select r.rating, r.raters from media.browse_ratings_of(:media_id::uuid) r;
