-- Titles related to this one, in the order to read or watch them; stored one way, known both ways.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select r.id, r.relation, t.reading_order, r.notes, r.weight
from (
  select s.related_media_id as id, s.relation_type as relation, s.notes, s.weight
  from media.relationships s where s.media_id = :media_id::uuid
  union
  select s.media_id, t.inverse_name, s.notes, s.weight
  from media.relationships s join media.relation_types t on t.name = s.relation_type
  where s.related_media_id = :media_id::uuid) r
join media.relation_types t on t.name = r.relation
join media.media m on m.id = r.id
order by sign(t.reading_order), r.relation, r.weight desc, m.release_date, m.sort_title, m.id;
