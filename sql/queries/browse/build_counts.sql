-- Stores counts.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.browse_build_counts(:ones::text[], :others::text[], :titles::int[], :counts::text[])::text;
