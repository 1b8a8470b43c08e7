-- Earlier passes that give way to those of the files.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from interaction.passes p
using pg_temp.import_changes c
where p.user_id = (select auth.current_writer_id()) and p.media_id = c.media_id and c.takes_passes and not c.is_new;
