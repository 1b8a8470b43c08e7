-- Notes that an import began; returns its id.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.import_runs (user_id, format, files, conflict_rule, field_rules)
values ((select auth.current_writer_id()), :format::text, :files::text[], :rule::text, :field_rules::jsonb)
returning id;
