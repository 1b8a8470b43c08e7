-- Takes the right to build; false when somebody else is at it.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.browse_build_begin() as is_ours;
