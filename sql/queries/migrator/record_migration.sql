-- Enters an applied migration. Parameters: version, name, checksum, app_version, duration_ms.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into omt.migrations (version, name, checksum, app_version, duration_ms)
values (:version::int, :name::text, :checksum::text, :app_version::text, :duration_ms::bigint);
