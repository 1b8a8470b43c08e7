-- Takes what could not be read of the files: whole records, or parts of them.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
copy pg_temp.import_problems (file, line, message, record_kept) from stdin;
