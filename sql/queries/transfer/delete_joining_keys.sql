-- The keys that joined records are no service's.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from pg_temp.import_keys where source_name = '' and key_space = 'joined';
