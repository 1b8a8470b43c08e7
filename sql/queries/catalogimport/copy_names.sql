-- Takes the further names of a batch.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
copy pg_temp.catalog_names (row_no, place, title, language, kind, normalised) from stdin;
