-- Decides about these records and those that are grouped with them; null forgets.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with concerned as (
  select distinct coalesce(o.row_no, r.row_no) as row_no
  from unnest(:rows::bigint[]) r (row_no)
  left join pg_temp.import_members m on m.row_no = r.row_no
  left join pg_temp.import_members o on o.group_no = m.group_no
),
forgotten as (
  delete from pg_temp.import_decisions d
  where :action::text is null and d.row_no in (select row_no from concerned)
)
insert into pg_temp.import_decisions (row_no, action, media_id, is_remembered)
select c.row_no, :action::text, :media_id::uuid, false from concerned c
where :action::text is not null
on conflict (row_no) do update
set action = excluded.action, media_id = excluded.media_id, is_remembered = false;
