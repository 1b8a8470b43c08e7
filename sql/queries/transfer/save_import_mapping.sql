-- Remembers how the person explained a table with these columns.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into interaction.import_mappings (user_id, header_key, mapping, label)
values ((select auth.current_writer_id()), :header_key::text, :mapping::jsonb, :label::text)
on conflict (user_id, header_key) do update
set mapping = excluded.mapping, label = excluded.label, updated_at = now();
