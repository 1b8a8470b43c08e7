-- Adds the names of a title, the main one first.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.titles (media_id, position, title, language, kind, normalised)
select :media_id::uuid, (n.place - 1)::smallint, n.title, n.language, n.kind, n.normalised
from unnest(:titles::text[], :languages::text[], :kinds::text[], :normalised::text[])
  with ordinality n (title, language, kind, normalised, place);
