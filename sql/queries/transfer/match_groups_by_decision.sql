-- Titles that the person chose for records.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update pg_temp.import_groups g
set media_id = d.media_id
from pg_temp.import_members m
join pg_temp.import_decisions d on d.row_no = m.row_no and d.action = 'take'
join media.media e on e.id = d.media_id
where g.group_no = m.group_no;
