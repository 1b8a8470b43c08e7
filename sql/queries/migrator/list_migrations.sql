-- Applied migrations: version, name, checksum.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select version, name, checksum from omt.migrations order by version;
