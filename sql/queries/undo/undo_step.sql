-- Takes the newest step back; says what it did.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select s.label, s.restored, s.left_alone, s.left_things from interaction.undo() s;
