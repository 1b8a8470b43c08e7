-- Names of lists that cannot take items because the person has a smart list of that name.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select distinct list_name from pg_temp.import_list_items where action = 'refused' order by list_name;
