-- Their keys at other services. A key that another title has stays there.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.external_links (media_id, source_name, key_space, external_key)
select w.id, k.source, coalesce(k.space, ''), k.key
from jsonb_to_recordset(:media::jsonb) as w(id uuid, links jsonb)
cross join lateral jsonb_to_recordset(w.links) as k(source text, space text, key text)
on conflict do nothing;
