-- Builds the milestones of an order; how many.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.browse_build_blocks(:sort::int) as stored;
