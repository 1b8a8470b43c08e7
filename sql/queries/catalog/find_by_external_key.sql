-- Titles with this key at another service; any key space when none is named.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select l.media_id, m.title, l.key_space
from media.external_links l join media.media m on m.id = l.media_id
where l.source_name = :source::text and l.external_key = :key::text
  and (:space::text = '' or l.key_space = :space::text)
order by l.key_space, l.media_id;
