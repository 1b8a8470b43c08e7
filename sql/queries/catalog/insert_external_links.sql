-- Adds a title's keys at other services.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.external_links (media_id, source_name, key_space, external_key)
select :media_id::uuid, k.source_name, k.key_space, k.external_key
from unnest(:sources::text[], :spaces::text[], :keys::text[]) k (source_name, key_space, external_key);
