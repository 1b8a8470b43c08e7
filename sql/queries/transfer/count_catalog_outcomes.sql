-- How many records of the batch made a title, changed one, or said the same already.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select count(*) filter (where g.is_new and not g.is_repeat) as created,
  count(*) filter (where not g.is_new and not g.is_repeat and t.media_id is not null) as updated,
  count(*) filter (where g.is_repeat or (not g.is_new and t.media_id is null)) as unchanged
from pg_temp.catalog_groups g
left join (select distinct media_id from pg_temp.catalog_touched) t on t.media_id = g.media_id;
