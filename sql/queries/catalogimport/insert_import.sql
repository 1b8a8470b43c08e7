-- Begins an import; returns its id.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.catalog_imports (source_name, formats, files, state)
values (:name::text, :formats::text[], :files::jsonb, 'running')
returning id;
