-- Takes in some of the titles that are to be read anew; how many.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.browse_build_take(:most::int) as taken;
