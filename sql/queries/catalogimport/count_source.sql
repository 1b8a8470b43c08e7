-- How many records of a catalog there are.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select count(*) as records, exists (select from media.catalog_sources s where s.name = :name::text) as is_known
from media.catalog_records c
where c.source_id in (select s.id from media.catalog_sources s where s.name = :name::text);
