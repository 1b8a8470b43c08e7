-- Known records that say something else now.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update media.catalog_records c
set fingerprint = r.fingerprint, seq = :base::bigint + w.row_no
from pg_temp.catalog_work w
join pg_temp.catalog_rows r on r.row_no = w.row_no
where c.source_id = :source::smallint and c.seq = w.record_seq and not w.is_unchanged;
