-- Records that name no title and have no key the catalog knows; returns how many there were.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from pg_temp.catalog_groups g
using pg_temp.catalog_rows r
where r.row_no = g.row_no and r.title = '' and g.is_new and not g.is_repeat;
