-- Reads a part of what searching needs into memory; how many parts there are.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.search_warm(:part::int) as parts;
