-- The next titles by id, with everything their words are made of.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select m.id, m.title, m.creators::text[] as creators, m.genres, n.positions, n.names
from (
  select b.* from media.media b where b.id > :after::uuid order by b.id limit :most::int) m
left join lateral (
  select array_agg(t.position order by t.position) as positions, array_agg(t.title order by t.position) as names
  from media.titles t where t.media_id = m.id) n on true
order by m.id;
