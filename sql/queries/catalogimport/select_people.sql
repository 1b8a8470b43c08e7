-- Names of people by key.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select p.person_key, p.name
from media.catalog_people p
join media.catalog_sources s on s.id = p.source_id
where s.name = :name::text and p.person_key = any (:keys::text[]);
