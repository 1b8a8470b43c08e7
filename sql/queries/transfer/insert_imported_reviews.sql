-- New reviews.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.reviews (user_id, media_id, pass_number, body, has_spoilers)
select (select auth.current_writer_id()), r.media_id, r.pass_number, r.body, r.has_spoilers
from pg_temp.import_reviews r
where r.action = 'insert'
order by r.title_no, r.pass_number;
