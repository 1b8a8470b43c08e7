-- Typed attributes of new titles, and those that matched titles lack.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.event_attributes as a (media_id, venue, city, country, starts_on, duration_minutes)
select t.media_id, r.venue, r.city, r.country, r.starts_on, r.duration_minutes
from pg_temp.import_titles t
cross join lateral jsonb_populate_record(null::media.event_attributes, t.attributes) r
where t.family = 'event' and t.is_ours and t.media_id is not null and t.attributes <> '{}'
  and (t.is_new or not exists (select from media.event_attributes o where o.media_id = t.media_id
    and (o.venue is not null or r.venue is null)
    and (o.city is not null or r.city is null)
    and (o.country is not null or r.country is null)
    and (o.starts_on is not null or r.starts_on is null)
    and (o.duration_minutes is not null or r.duration_minutes is null)))
on conflict (media_id) do update set
  venue = coalesce(a.venue, excluded.venue),
  city = coalesce(a.city, excluded.city),
  country = coalesce(a.country, excluded.country),
  starts_on = coalesce(a.starts_on, excluded.starts_on),
  duration_minutes = coalesce(a.duration_minutes, excluded.duration_minutes);
