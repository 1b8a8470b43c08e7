-- Groups that were found to be the same title are one.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update pg_temp.import_groups g
set root = w.root
from (
  select media_id, min(root) as root from pg_temp.import_groups
  where media_id is not null group by media_id having min(root) <> max(root)
) w
where g.media_id = w.media_id and g.root <> w.root;
