-- How many titles the catalog has; the statistics' estimate when there are very many.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select case when c.reltuples > 100000 then c.reltuples::bigint else (select count(*) from media.media) end as titles
from pg_class c
where c.oid = 'media.media'::regclass;
