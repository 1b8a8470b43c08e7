-- Ids of a list's items, in order.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select i.media_id from interaction.list_items i
where i.list_id = :list_id::uuid
order by i.position, i.added_at, i.media_id;
