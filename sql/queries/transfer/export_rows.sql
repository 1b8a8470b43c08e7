-- The person's entries, each with its title, names, keys, earlier passes, reviews and places in lists.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with places as materialized (
  select i.media_id, l.name, i.note,
    row_number() over (partition by l.id order by i.position, i.media_id) as position
  from interaction.list_items i
  join interaction.user_lists l on l.id = i.list_id
  where l.user_id = (select auth.current_user_id())
),
placed as (
  select p.media_id, jsonb_agg(jsonb_build_object('list', p.name, 'position', p.position, 'note', p.note)
      order by p.name) as places,
    min(p.position) filter (where p.name = :list::text) as position
  from places p
  group by p.media_id
)
select m.id, m.media_type, m.media_class::text as media_class, coalesce(main.title, m.title) as title,
  m.release_date::timestamp at time zone 'UTC' as release_start, m.release_precision, m.country_of_origin,
  m.creators::text[] as creators, m.genres, m.cover_url, m.description, pt.progress_total,
  m.attributes || coalesce(jsonb_strip_nulls(to_jsonb(s) || '{"media_id": null}'), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(w) || '{"media_id": null}'), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(g) || '{"media_id": null}'), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(a) || '{"media_id": null}'), '{}')
    || coalesce(jsonb_strip_nulls(to_jsonb(v) || '{"media_id": null}'), '{}') as attributes,
  coalesce((select jsonb_agg(jsonb_build_object('title', t.title, 'language', t.language, 'kind', t.kind) order by t.position)
    from media.titles t where t.media_id = m.id and t.position > 0), '[]') as names,
  array(select l.source_name || case when l.key_space = '' then '' else '/' || l.key_space end || ':' || l.external_key
    from media.external_links l where l.media_id = m.id order by 1) as links,
  e.status, e.progress, e.rating, e.notes, e.tags, e.started_at, e.started_precision, e.completed_at,
  e.completed_precision, e.pass_number, e.is_favourite, e.is_private, e.meta_snapshot, e.created_at, e.updated_at,
  coalesce((select jsonb_agg(jsonb_build_object('number', p.number, 'status', p.status, 'progress', p.progress,
      'rating', p.rating, 'started_at', p.started_at, 'started_precision', p.started_precision,
      'completed_at', p.completed_at, 'completed_precision', p.completed_precision) order by p.number)
    from interaction.passes p where p.user_id = e.user_id and p.media_id = e.media_id), '[]') as passes,
  coalesce((select jsonb_agg(jsonb_build_object('pass_number', r.pass_number, 'text', r.body, 'has_spoilers', r.has_spoilers,
      'is_public', r.is_public, 'written_at', r.written_at, 'written_precision', r.written_precision) order by r.pass_number)
    from interaction.reviews r where r.user_id = e.user_id and r.media_id = e.media_id), '[]') as reviews,
  coalesce(placed.places, '[]') as places
from interaction.user_media e
join media.media m on m.id = e.media_id
left join placed on placed.media_id = e.media_id
left join media.titles main on main.media_id = m.id and main.position = 0
left join media.progress_totals pt on pt.media_id = m.id
left join media.screen_attributes s on s.media_id = m.id
left join media.written_attributes w on w.media_id = m.id
left join media.game_attributes g on g.media_id = m.id
left join media.audio_attributes a on a.media_id = m.id
left join media.event_attributes v on v.media_id = m.id
where e.user_id = (select auth.current_user_id())
  and (:types::text[] = '{}' or m.media_type = any (:types::text[]))
  and (:list::text = '' or placed.position is not null)
order by case when :is_grouped::boolean then m.media_type end, case when :is_grouped::boolean then e.status end,
  placed.position, m.sort_title, m.id;
