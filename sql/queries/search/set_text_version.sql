-- Notes which version of the normaliser made the words of all titles.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.search_set_text_version(:version::int)::text;
