-- The milestones of an order.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select b.section, b.titles, b.popularity, b.title, b.media_id from media.browse_blocks_of(:sort::int) b;
