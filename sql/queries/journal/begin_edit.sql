-- Opens an undoable step for the rest of the transaction; returns its id.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select interaction.begin_edit('edit', :label::text) as edit_id;
