-- Whether the migrator was here before.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select to_regclass('omt.migrations') is not null as has_books;
