-- How titles of a library file are related. One that is known stays as it is.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.relationships (media_id, related_media_id, relation_type, notes, weight)
select w.media_id, w.related_media_id, w.type, w.notes, coalesce(w.weight, 0)
from jsonb_to_recordset(:relations::jsonb) as w(media_id uuid, related_media_id uuid, type text, notes text, weight smallint)
where w.media_id <> w.related_media_id
  and exists (select from media.media m where m.id = w.media_id)
  and exists (select from media.media m where m.id = w.related_media_id)
on conflict do nothing;
