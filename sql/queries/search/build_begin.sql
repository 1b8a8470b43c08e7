-- Opens a rebuild of the search tables; from how many titles on a prefix has a head.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.search_build_begin() as heavy;
