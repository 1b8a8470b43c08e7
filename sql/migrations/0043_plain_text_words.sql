-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Words of plain ASCII texts without the way through Unicode: the same words, in a third of the time.
-- Bodies are parsed here, once, so neither function needs a search_path of its own, and both can be
-- written out where they are used.
set local role omt_owner;

create or replace function media.text_fold(body text) returns text
language sql immutable parallel safe
return case when octet_length(body) = length(body) then lower(left(body, 100000))
  else regexp_replace(
    replace(lower(regexp_replace(normalize(left(body, 100000), nfkd), U&'[\0300-\036f]', '', 'g')), 'ß', 'ss'),
    U&'([\0e00-\0eff\1000-\109f\1780-\17ff\3040-\30ff\3400-\9fff\ac00-\d7af\1100-\11ff])', ' \1 ', 'g') end;

create or replace function media.text_words(body text) returns tsvector
language sql immutable parallel safe
return to_tsvector('pg_catalog.simple'::regconfig, media.text_fold(body));
