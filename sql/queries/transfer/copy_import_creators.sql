-- Takes the creators of the candidates with their normalised names.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
copy pg_temp.import_creators (name, creator_key) from stdin;
