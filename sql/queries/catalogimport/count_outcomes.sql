-- How many records of the batch made a title, changed one, or said nothing new, how many contradict, and the last old record among them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select count(*) filter (where w.is_new and w.speaks) as created,
  count(*) filter (where not w.is_new and w.speaks and t.media_id is not null) as updated,
  count(*) filter (where not w.speaks or (not w.is_new and t.media_id is null)) as unchanged,
  (select count(distinct c.row_no) from pg_temp.catalog_conflicts c) as conflicting,
  max(w.record_seq) filter (where w.is_unchanged) as known_seq
from pg_temp.catalog_work w
left join (select distinct media_id from pg_temp.catalog_touched) t on t.media_id = w.media_id;
