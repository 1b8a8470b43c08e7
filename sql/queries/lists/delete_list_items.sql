-- Takes titles out of a list.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
delete from interaction.list_items
where list_id = :list_id::uuid and media_id = any(:media_ids::uuid[]);
