-- Stores the words and the order of titles where they are others than before.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update media.media m
set search_vector = w.words::tsvector, sort_title = w.sort_title
from unnest(:ids::uuid[], :words::text[], :sort_titles::text[]) w (id, words, sort_title)
where m.id = w.id and (m.search_vector, m.sort_title::text) is distinct from (w.words::tsvector, w.sort_title);
