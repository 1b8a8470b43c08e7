-- A page of the fingerprints of a source, in the order in which its records came.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select c.seq, c.fingerprint
from media.catalog_records c
where c.source_id = :source::smallint and c.seq > :after::bigint
order by c.seq
limit :limit::int;
