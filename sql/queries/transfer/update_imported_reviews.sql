-- Reviews that give way to those of the files.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update interaction.reviews v
set body = r.body, has_spoilers = r.has_spoilers
from pg_temp.import_reviews r
where v.user_id = (select auth.current_writer_id()) and v.media_id = r.media_id
  and v.pass_number = r.pass_number and r.action = 'update';
