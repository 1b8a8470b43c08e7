-- Candidates by other people are none: both sides name creators, and no name is in common.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with theirs as materialized (
  select x.root, x.media_id, array_agg(c.creator_key) as people
  from pg_temp.import_candidates x
  join media.media m on m.id = x.media_id
  cross join lateral unnest(m.creators) n (name)
  join pg_temp.import_creators c on c.name = n.name
  group by x.root, x.media_id
),
ours as materialized (
  select g.root, array_agg(p.person) as people
  from pg_temp.import_groups g
  cross join lateral unnest(g.people) p (person)
  where g.root in (select root from pg_temp.import_candidates)
  group by g.root
)
delete from pg_temp.import_candidates x
using theirs t, ours o
where t.root = x.root and t.media_id = x.media_id and o.root = x.root and not t.people && o.people;
