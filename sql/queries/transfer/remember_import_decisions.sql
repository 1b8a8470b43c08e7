-- Keeps what was decided about the records for the next import. A title that was made for one is the
-- one to take next time. What was split off is only known again where its key is its own.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.import_decisions (user_id, record_key, action, media_id, label)
select distinct on (k.record_key) (select auth.current_writer_id()), k.record_key,
  case when d.action = 'skip' then 'skip' else 'take' end,
  case when d.action <> 'skip' then t.media_id end, r.title
from pg_temp.import_decisions d
join pg_temp.import_rows r on r.row_no = d.row_no
left join pg_temp.import_members m on m.row_no = d.row_no
left join pg_temp.import_titles t on t.title_no = m.group_no
cross join lateral (select interaction.import_record_key(r.keys, r.media_type, r.title_key, r.release_date) as record_key) k
where not d.is_remembered and (d.action = 'skip' or t.media_id is not null)
  and (d.action <> 'apart' or not exists (select from pg_temp.import_rows o where o.row_no <> d.row_no
    and interaction.import_record_key(o.keys, o.media_type, o.title_key, o.release_date) = k.record_key))
order by k.record_key, d.row_no
on conflict (user_id, record_key) do update
set action = excluded.action, media_id = excluded.media_id, label = excluded.label, created_at = now();
