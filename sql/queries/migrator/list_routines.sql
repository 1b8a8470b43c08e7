-- Repeatable files as last applied: name, checksum.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select name, checksum from omt.routines order by name;
