-- Opens the undoable step that an import is; returns its id.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select interaction.begin_edit('import', :label::text, :run::uuid) as id;
