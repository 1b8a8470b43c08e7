-- Their typed attributes.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.written_attributes
select r.*
from jsonb_to_recordset(:media::jsonb) as w(id uuid, family text, typed jsonb)
cross join lateral jsonb_populate_record(null::media.written_attributes, w.typed || jsonb_build_object('media_id', w.id)) r
where w.family = 'written' and w.typed <> '{}';
