-- Creators in common make a candidate surer.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update pg_temp.import_candidates x
set score = x.score + 10
from (
  select distinct x.root, x.media_id
  from pg_temp.import_candidates x
  join media.media m on m.id = x.media_id
  cross join lateral unnest(m.creators) n (name)
  join pg_temp.import_creators c on c.name = n.name
  join pg_temp.import_groups g on g.root = x.root and c.creator_key = any (g.people)
) s
where s.root = x.root and s.media_id = x.media_id;
