-- Whether the person has decided about any record: in this import (decided), in earlier ones (remembered).
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select exists (select from pg_temp.import_decisions) as decided,
  exists (select from interaction.import_decisions where user_id = (select auth.current_user_id())) as remembered;
