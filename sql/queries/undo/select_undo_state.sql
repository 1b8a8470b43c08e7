-- What undo and redo would do next.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.can_undo, s.undo_label, s.can_redo, s.redo_label from interaction.undo_state() s;
