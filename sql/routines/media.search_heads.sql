-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The score of a title, and the ready answers to short prefixes and frequent words.
set local role omt_owner;

-- How well a title answers what was typed: the kind of match, how known it is, how much of it was typed.
create or replace function media.search_score(typed text, norm text, others text, popularity real) returns real
language sql immutable parallel safe
return ((case
    when norm = typed then 3.6
    when others <> '' and position('|' || typed || '|' in others) > 0 then 2.8
    when starts_with(norm, typed) then 2.0
    when others <> '' and position('|' || typed in others) > 0 then 1.75
    when position(' ' || typed in norm) > 0 then 1.4
    when position(typed in norm) > 0 or position(typed in others) > 0 then 1.3
    else 1.0 end)::float8
  + ln(1 + popularity) * 0.119
  + 0.5 * length(typed) / greatest(length(norm), length(typed), 1))::real;
comment on function media.search_score(text, text, text, real) is 'Rank of a title among the answers to what was typed; larger is better.';

create or replace function media.search_head_query(head text) returns tsquery
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
return case when right(head, 1) = ' ' then ('''' || rtrim(head) || '''')::tsquery
  else ('''' || head || ''':*')::tsquery end;
comment on function media.search_head_query(text) is 'The query whose answer a head keeps.';

create or replace function media.search_sum_types(types int[], type_numbers smallint[], signs smallint[]) returns int[]
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
begin
  for i in 1..cardinality(type_numbers) loop
    types[type_numbers[i] + 1] := types[type_numbers[i] + 1] + signs[i];
  end loop;
  return types;
end
$$;
comment on function media.search_sum_types(int[], smallint[], smallint[]) is 'Counts by type with these changes added.';

-- Chooses the best hundred of each head anew, from as few of the best known titles as hold enough.
create or replace function media.search_fill_heads(heads text[], docs_table text, heads_table text) returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
declare
  unfilled text[] := heads;
begin
  for deepest in 1..3 loop
    exit when cardinality(unfilled) = 0;
    execute format($q$
      with asked as materialized (
        select g.head, rtrim(g.head) as typed, media.search_head_query(g.head) as query from unnest($1) g(head)
        join media.%2$I h on h.head = g.head collate "C"
        where %3$s = 3 or h.total > 2500),
      filled as (
        select a.head, x.docs, x.scores
        from asked a cross join lateral (
          select array_agg(b.doc order by b.s desc, b.doc) as docs, array_agg(b.s order by b.s desc, b.doc) as scores
          from (
            select c.doc, c.s from (
              select d.doc, media.search_score(a.typed, d.norm, d.others, d.popularity) as s from media.%1$I d
              where d.words @@ a.query and d.tier <= %3$s
              union
              select e.doc, e.s from (
                select d.doc, media.search_score(a.typed, d.norm, d.others, d.popularity) as s
                from media.titles n join media.%1$I d on d.media_id = n.media_id
                where n.normalised = a.typed and ts_match_vq(d.words, a.query)
                order by d.popularity desc limit 20) e) c
            order by c.s desc, c.doc limit 100) b) x
        where %3$s = 3 or cardinality(x.docs) >= 60),
      stored as (
        update media.%2$I h set top = coalesce(f.docs, '{}'), scores = coalesce(f.scores, '{}'),
          floor = case when cardinality(f.docs) = 100 then f.scores[100] else 0 end
        from filled f where h.head = f.head collate "C"
        returning h.head)
      select array(select unnest($1) except select head from stored)$q$, docs_table, heads_table, deepest)
    using unfilled into unfilled;
  end loop;
end
$$;
comment on function media.search_fill_heads(text[], text, text) is 'Chooses the best titles of these heads.';

create or replace function media.search_settle() returns int
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set jit = off -- compiling takes longer than the work
as $$
declare
  settled int;
  unsure text[];
begin
  if not pg_try_advisory_xact_lock(hashtextextended('omt.search_settle', 0)) then
    return 0; -- somebody else is at it; what is pending stays counted
  end if;
  with taken as (delete from media.search_changes returning sign, doc, type_number, words),
  numbered as materialized (select row_number() over () as change, t.* from taken t), -- a title may have come and gone twice
  lexemes as materialized (
    select n.change, n.sign, n.doc, n.type_number, w.lexeme from numbered n, unnest(n.words) w),
  counted as (
    update media.search_words w set df = w.df + c.n
    from (select lexeme, sum(sign)::int as n from lexemes group by 1 having sum(sign) <> 0) c
    where w.word = c.lexeme collate "C"),
  keys as ( -- of the few heads there are, before repeats are sorted out
    select distinct l.change, l.sign, l.doc, l.type_number, h.head
    from lexemes l cross join lateral (
      select left(l.lexeme, n) as head from generate_series(1, least(16, length(l.lexeme))) n
      where left(l.lexeme, 1) <> '~'
      union all select l.lexeme || ' ') k
    join media.search_heads h on h.head = k.head collate "C"),
  sums as (
    select k.head, sum(k.sign)::int as n, array_agg(k.type_number) as type_numbers, array_agg(k.sign) as signs,
      array_agg(distinct k.doc) as docs
    from keys k group by 1),
  updated as (
    update media.search_heads h set total = h.total + s.n,
      types = media.search_sum_types(h.types, s.type_numbers, s.signs)
    from sums s where h.head = s.head collate "C"
    returning h.head, h.top, h.floor, s.docs)
  select (select count(*) from taken), (
    select array_agg(u.head) from updated u
    where u.top && u.docs or exists (
      select from media.search_docs d where d.doc = any (u.docs)
        and media.search_score(rtrim(u.head), d.norm, d.others, d.popularity) > u.floor))
  into settled, unsure;
  -- A head whose best may be others now: choose among them and whoever came.
  perform media.search_fill_heads(unsure, 'search_docs', 'search_heads') where unsure is not null;
  return settled;
end
$$;
comment on function media.search_settle() is 'Works the pending changes into the counts of words and heads.';

revoke all on function media.search_score(text, text, text, real), media.search_head_query(text),
  media.search_sum_types(int[], smallint[], smallint[]), media.search_fill_heads(text[], text, text),
  media.search_settle() from public;
