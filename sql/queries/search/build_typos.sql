-- Builds the neighbourhood of every word of the new dictionary.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.search_build_typos()::text;
