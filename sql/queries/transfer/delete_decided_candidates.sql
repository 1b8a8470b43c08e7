-- Records that shall be titles of their own need no candidates.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from pg_temp.import_candidates x
using pg_temp.import_groups g, pg_temp.import_members m, pg_temp.import_decisions d
where g.root = x.root and m.group_no = g.group_no and d.row_no = m.row_no and d.action in ('new', 'apart');
