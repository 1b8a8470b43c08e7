-- Forgets decisions: those of these records, or with no keys all of them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from interaction.import_decisions
where user_id = (select auth.current_writer_id())
  and (cardinality(:keys::text[]) = 0 or record_key = any (:keys::text[]));
