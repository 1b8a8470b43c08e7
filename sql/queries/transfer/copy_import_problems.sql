-- Takes records that could not be read.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
copy pg_temp.import_problems (file, line, message) from stdin;
