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
declare
  quarter int := part % 4; -- of what is read in four parts; a large catalog on a slow disk needs all of them
begin
  if auth.current_user_id() is null then
    return 0;
  end if;
  case part / 4
    when 0 then
      if part = 1 then -- the titles among the ready answers
        perform count(m.title) from media.search_docs d join media.media m on m.id = d.media_id where d.doc <= 1000;
      elsif part = 2 then
        perform count(m.title) from media.search_docs d join media.media m on m.id = d.media_id where d.doc between 1001 and 2000;
      end if;
    when 1 then -- ready answers, which lie in the order of their text
      perform sum(cardinality(h.top) + cardinality(h.scores)) from media.search_heads h
      where h.head >= (array['', 'd', 'j', 'r'])[quarter + 1] collate "C"
        and h.head < (array['d', 'j', 'r', chr(1114111)])[quarter + 1] collate "C";
    when 2 then -- the best known titles
      perform sum(length(d.norm)) from media.search_docs d where d.doc between quarter * 12500 + 1 and quarter * 12500 + 12500;
    when 3 then -- their index, by every beginning
      perform (select count(*) from media.search_docs d where d.words @@ (quote_literal(chr(c)) || ':*')::tsquery and d.tier = 0)
      from generate_series(ascii('a') + quarter, ascii('z'), 4) c;
    when 4 then -- the dictionary
      perform count(*) from (select w.word from media.search_words w order by w.word offset quarter * 75000 limit 75000) w;
    when 5 then -- misspellings
      perform count(*) from (select t.hash from media.search_typos t order by t.hash offset quarter * 125000 limit 125000) t;
    when 6 then -- names
      perform count(*) from (select n.normalised from media.titles n order by n.normalised offset quarter * 75000 limit 75000) n;
    else
      null;
  end case;
  return 28;
end
$$;
comment on function media.search_warm(int) is 'Reads one part, from 1, of what searching needs; returns how many parts there are, this one from 0 included.';

revoke all on function media.search_warm(int) from public;
grant execute on function media.search_warm(int) to omt_app;
