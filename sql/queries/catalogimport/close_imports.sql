-- Imports of a catalog that will not be gone on with, for another begins.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from media.catalog_imports where source_name = :name::text and state <> 'done';
