-- Reviews, each with the pass it speaks of, and what becomes of it: insert, update, conflict or same.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with told as (
  select p.title_no, c.media_id, p.number as pass_number, p.review as body, p.has_spoilers, c.takes_theirs
  from pg_temp.import_passes p
  join pg_temp.import_changes c on c.title_no = p.title_no
  where not p.is_current and p.review <> '' and not c.keeps_passes
  union all
  select i.title_no, i.media_id, c.pass_number, i.review, i.has_spoilers, c.takes_theirs
  from pg_temp.import_entries i
  join pg_temp.import_changes c on c.title_no = i.title_no
  where i.review <> ''
)
insert into pg_temp.import_reviews (title_no, media_id, pass_number, body, has_spoilers, action)
select t.title_no, t.media_id, t.pass_number, t.body, t.has_spoilers,
  case when r.body is null then 'insert' when r.body = t.body then 'same'
    when t.takes_theirs then 'update' else 'conflict' end
from told t
left join interaction.reviews r on r.user_id = (select auth.current_user_id()) and r.media_id = t.media_id
  and r.pass_number = t.pass_number;
