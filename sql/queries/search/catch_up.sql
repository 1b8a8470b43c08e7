-- How many queued titles search took in.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.search_catch_up(:most::int) as taken;
