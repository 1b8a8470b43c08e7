-- What becomes of each record: the title it goes to, whether it said the same before or repeats one of this run, and which record speaks for the title.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with found as (
  select r.row_no, coalesce(h.media_id, r.new_id) as media_id, h.media_id is null as is_new,
    r.title = '' as is_nameless, r.record_key, c.seq, coalesce(c.is_same, false) as is_same
  from pg_temp.catalog_rows r
  left join pg_temp.catalog_hits h on h.group_no = r.group_no and h.is_chosen
  left join lateral (
    select c.seq, c.fingerprint = r.fingerprint as is_same from media.catalog_records c
    where c.media_id = h.media_id and c.source_id + 0 = :source::int and c.record_key = r.record_key -- by media_id, even when nobody has counted them
    order by c.fingerprint <> r.fingerprint, c.seq limit 1) c on true
),
judged as (
  select f.*, f.is_same or coalesce(f.seq >= :run_base::bigint, false)
    or row_number() over (partition by f.media_id, f.record_key order by f.row_no) > 1 as is_settled
  from found f
)
insert into pg_temp.catalog_work (row_no, media_id, is_new, speaks, is_unchanged, record_seq)
select j.row_no, j.media_id, j.is_new,
  not j.is_settled and row_number() over (partition by j.media_id order by j.is_settled, j.is_nameless, j.row_no) = 1,
  j.is_settled, case when j.is_same or not j.is_settled then j.seq end
from judged j;
