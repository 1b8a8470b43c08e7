-- The first time: one row a title; how many.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.browse_build_fill() as stored;
