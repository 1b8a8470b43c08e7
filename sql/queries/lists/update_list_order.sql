-- Gives the items of a list the order of these ids; writes only what moves.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update interaction.list_items i set position = n.place
from unnest(:media_ids::uuid[]) with ordinality n (media_id, place)
where i.list_id = :list_id::uuid and i.media_id = n.media_id and i.position <> n.place;
