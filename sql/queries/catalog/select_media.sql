-- Everything the catalog says of one title, typed attributes and names included.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select m.id, m.media_type, m.media_class::text as media_class, coalesce(n.main_title, m.title) as title,
  m.release_date, m.release_precision, m.country_of_origin, m.creators::text[] as creators, m.genres, m.cover_url,
  m.description, m.popularity, p.progress_total,
  (m.attributes || coalesce(jsonb_strip_nulls(to_jsonb(s)), '{}') || coalesce(jsonb_strip_nulls(to_jsonb(w)), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(g)), '{}') || coalesce(jsonb_strip_nulls(to_jsonb(a)), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(e)), '{}')) - 'media_id' as attributes,
  coalesce(n.names, '[]') as names, coalesce(k.keys, '[]') as external_keys
from media.media m
left join media.progress_totals p on p.media_id = m.id
left join media.screen_attributes s on s.media_id = m.id
left join media.written_attributes w on w.media_id = m.id
left join media.game_attributes g on g.media_id = m.id
left join media.audio_attributes a on a.media_id = m.id
left join media.event_attributes e on e.media_id = m.id
left join lateral (
  select min(t.title) filter (where t.position = 0) as main_title,
    jsonb_agg(jsonb_build_object('text', t.title, 'language', t.language, 'kind', t.kind) order by t.position)
      filter (where t.position > 0) as names
  from media.titles t where t.media_id = m.id) n on true
left join lateral (
  select jsonb_agg(jsonb_build_object('source', l.source_name, 'space', l.key_space, 'key', l.external_key)
    order by l.source_name, l.key_space, l.external_key) as keys
  from media.external_links l where l.media_id = m.id) k on true
where m.id = :media_id::uuid;
