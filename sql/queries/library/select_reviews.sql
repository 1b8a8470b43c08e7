-- The reader's own reviews of these titles, by pass.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select r.media_id, r.pass_number, r.body, r.has_spoilers, r.is_public, r.written_at, r.written_precision
from interaction.reviews r
where r.user_id = (select auth.current_user_id()) and r.media_id = any (:ids::uuid[])
order by r.media_id, r.pass_number;
