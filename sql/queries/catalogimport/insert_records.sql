-- Records that were not known.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.catalog_records (source_id, seq, record_key, media_id, fingerprint, is_first)
select :source::smallint, :base::bigint + w.row_no, r.record_key, w.media_id, r.fingerprint, w.is_new and w.speaks
from pg_temp.catalog_work w
join pg_temp.catalog_rows r on r.row_no = w.row_no
where w.record_seq is null
order by w.row_no;
