-- Takes names of people by key.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
copy pg_temp.catalog_people (person_key, name) from stdin;
