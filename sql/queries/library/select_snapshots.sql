-- What sources said of the reader's entries that has no column.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select e.media_id, e.meta_snapshot
from interaction.user_media e
where e.user_id = (select auth.current_user_id()) and e.media_id = any (:ids::uuid[]) and e.meta_snapshot <> '{}';
