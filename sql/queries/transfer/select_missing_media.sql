-- Which of these titles the catalog does not have.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select i.id
from unnest(:ids::uuid[]) i (id)
where not exists (select from media.media m where m.id = i.id);
