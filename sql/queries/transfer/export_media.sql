-- Every title that the person's library or one of their lists names, with all that is known of it.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with wanted as (
  select e.media_id from interaction.user_media e where e.user_id = (select auth.current_user_id()) and :list::text = ''
  union
  select i.media_id from interaction.list_items i
  join interaction.user_lists l on l.id = i.list_id
  where l.user_id = (select auth.current_user_id()) and (:list::text = '' or l.name = :list::text)
)
select m.id, m.media_type, m.media_class::text as media_class, coalesce(main.title, m.title) as title,
  m.release_date::timestamp at time zone 'UTC' as release_start, m.release_precision, m.country_of_origin, m.creators::text[] as creators,
  m.genres, m.cover_url, m.description, m.popularity,
  coalesce(main.language, '') as language,
  m.attributes || coalesce(jsonb_strip_nulls(to_jsonb(s) || '{"media_id": null}'), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(w) || '{"media_id": null}'), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(g) || '{"media_id": null}'), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(a) || '{"media_id": null}'), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(e) || '{"media_id": null}'), '{}') as attributes,
  coalesce((select jsonb_agg(jsonb_build_object('title', t.title, 'language', t.language, 'kind', t.kind) order by t.position)
    from media.titles t where t.media_id = m.id and t.position > 0), '[]') as names,
  coalesce((select jsonb_agg(jsonb_build_object('source', l.source_name, 'space', l.key_space, 'key', l.external_key)
      order by l.source_name, l.key_space, l.external_key)
    from media.external_links l where l.media_id = m.id), '[]') as links
from wanted x
join media.media m on m.id = x.media_id
left join media.titles main on main.media_id = m.id and main.position = 0
left join media.screen_attributes s on s.media_id = m.id
left join media.written_attributes w on w.media_id = m.id
left join media.game_attributes g on g.media_id = m.id
left join media.audio_attributes a on a.media_id = m.id
left join media.event_attributes e on e.media_id = m.id
where :types::text[] = '{}' or m.media_type = any (:types::text[])
order by m.sort_title, m.id;
