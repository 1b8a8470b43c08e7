-- Which titles of a library file the catalog has already: by identity, else by a key.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select w.media_id as told, coalesce(
  (select m.id from media.media m where m.id = w.media_id),
  (select l.media_id from jsonb_to_recordset(w.external) as k(source text, space text, key text)
    join media.external_links l on l.source_name = k.source and l.key_space = coalesce(k.space, '') and l.external_key = k.key
    limit 1)) as found
from jsonb_to_recordset(:media::jsonb) as w(media_id uuid, external jsonb);
