-- People came: what records say of them has to be read again.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update media.catalog_sources set people_version = people_version + 1 where name = :name::text;
