-- Takes the keys of a batch.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
copy pg_temp.catalog_keys (row_no, place, source_name, key_space, external_key) from stdin;
