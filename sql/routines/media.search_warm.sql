-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reading what the first keystrokes need into memory, in parts short enough to wait for.
set local role omt_owner;

create or replace function media.search_warm(part int) returns int
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set jit = off
set max_parallel_workers_per_gather = 0
as $$
begin
  if auth.current_user_id() is null then
    return 0;
  end if;
  case part
    when 1 then -- ready answers
      perform sum(cardinality(h.top) + cardinality(h.scores)) from media.search_heads h;
    when 2 then -- the titles among them
      perform count(m.title) from media.search_docs d join media.media m on m.id = d.media_id where d.doc <= 2000;
    when 3 then -- the best known ones
      perform sum(length(d.norm)) from media.search_docs d where d.doc <= 50000;
    when 4 then -- their index, by every beginning
      perform (select count(*) from media.search_docs d where d.words @@ (quote_literal(chr(c)) || ':*')::tsquery and d.tier = 0)
      from generate_series(ascii('a'), ascii('z')) c;
    when 5 then -- the dictionary
      perform count(*) from (select w.word from media.search_words w order by w.word limit 300000) w;
    when 6 then -- misspellings
      perform count(*) from (select t.hash from media.search_typos t order by t.hash limit 500000) t;
    when 7 then
      perform count(*) from (select n.normalised from media.titles n order by n.normalised limit 300000) n;
    else
      null;
  end case;
  return 8;
end
$$;
comment on function media.search_warm(int) is 'Reads one part, from 1, of what searching needs; returns how many parts there are, this one from 0 included.';

revoke all on function media.search_warm(int) from public;
grant execute on function media.search_warm(int) to omt_app;
