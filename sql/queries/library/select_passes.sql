-- The reader's earlier passes of these titles, oldest first.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select p.media_id, p.number, p.status, p.progress, p.rating, p.started_at, p.started_precision, p.completed_at,
  p.completed_precision
from interaction.passes p
where p.user_id = (select auth.current_user_id()) and p.media_id = any (:ids::uuid[])
order by p.media_id, p.number;
