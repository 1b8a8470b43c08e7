-- Whether anything was recorded under the edit of this transaction.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select exists (select from interaction.activity where edit_id = (select interaction.current_edit_id())) as has_changes;
