-- Keys of these titles at other services.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select k.media_id, k.source_name, k.key_space, k.external_key
from media.external_links k
where k.media_id = any (:ids::uuid[])
order by k.media_id, k.source_name, k.key_space, k.external_key;
