-- Their names, the main one first.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.titles (media_id, position, title, language, kind, normalised)
select w.id, (n.place - 1)::smallint, n.name ->> 'title', coalesce(n.name ->> 'language', ''), n.name ->> 'kind', n.name ->> 'key'
from jsonb_to_recordset(:media::jsonb) as w(id uuid, names jsonb)
cross join lateral jsonb_array_elements(w.names) with ordinality n (name, place)
order by w.id, n.place;
