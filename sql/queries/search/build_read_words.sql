-- Every word and in how many titles it is.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select r.word, r.df from media.search_build_read_words() r;
