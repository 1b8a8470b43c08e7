-- Enters a repeatable file as applied. Parameters: name, checksum, app_version.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into omt.routines (name, checksum, app_version)
values (:name::text, :checksum::text, :app_version::text)
on conflict on constraint routines_pk do update
set checksum = excluded.checksum, applied_at = now(), app_version = excluded.app_version;
