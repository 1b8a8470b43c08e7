-- The creators of the candidates, as the catalog writes them; the program normalises them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select distinct c.name
from pg_temp.import_candidates x
join media.media m on m.id = x.media_id
cross join lateral unnest(m.creators) c (name);
