-- Takes the history of a library file as the person's own; returns how many lines.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select interaction.restore_history(:changes::jsonb) as lines;
