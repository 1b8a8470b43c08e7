-- The records follow their groups.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update pg_temp.import_members m
set group_no = g.root
from pg_temp.import_groups g
where g.group_no = m.group_no and g.root <> m.group_no;
