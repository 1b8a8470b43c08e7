-- Keys that lead to a title which the record is not, as the person decided: one of the catalog, or
-- that of the records it was split off.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from pg_temp.import_keys k
using pg_temp.import_decisions d
where d.row_no = k.row_no
  and (d.action in ('new', 'apart')
      and exists (select from media.external_links l where l.source_name = k.source_name
        and l.key_space = k.key_space and l.external_key = k.external_key)
    or d.action = 'apart'
      and exists (select from pg_temp.import_keys o where o.row_no <> k.row_no and o.source_name = k.source_name
        and o.key_space = k.key_space and o.external_key = k.external_key));
