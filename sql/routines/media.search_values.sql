-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Completing the values of filters.
set local role omt_owner;

create or replace function media.search_values(kind text, mark text, begun text, most int)
returns table (value text, titles bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
rows 12
as $$
#variable_conflict use_column
declare
  me uuid := auth.current_user_id();
  words text[];
  last tsquery;
  deepest int;
begin
  if me is null then
    return;
  end if;
  if mark <> '' then -- the dictionary has them
    return query
      with counted as (
        select w.word, w.df::bigint as n from media.search_words w
        where w.word >= mark || begun collate "C" and w.word < mark || begun || chr(1114111) collate "C"
        union all
        select l.lexeme, c.sign from media.search_changes c, unnest(c.words) l
        where starts_with(l.lexeme, mark || begun))
      select c.word, sum(c.n)::bigint from counted c
      group by 1 having sum(c.n) > 0 order by 2 desc, 1 limit most;
  elsif kind = 'creator' then -- names of the best known titles that have every word, the last as far as it goes
    words := regexp_split_to_array(begun, ' +');
    if begun = '' then
      return;
    end if;
    select string_agg('''~a' || replace(replace(w, '\', '\\'), '''', '''''') || '''' || case when i = cardinality(words) then ':*' else '' end, ' & ')::tsquery
    into last from unnest(words) with ordinality u(w, i);
    select case when s.docs_at_build = 0 then 3 when length(begun) < 3 then 0 else 1 end into deepest from media.search_state s;
    return query
      select c.name, count(*) from (
        select d.media_id from media.search_docs d
        where d.words @@ last and d.tier <= deepest
        order by d.popularity desc limit 400) t
      join media.media m on m.id = t.media_id
      cross join unnest(m.creators::text[]) c(name)
      where not exists (
        select from unnest(words) w
        where position(' ' || w in ' ' || regexp_replace(lower(normalize(c.name, nfkd)), U&'[^[:alnum:]]+', ' ', 'g')) = 0
          and w ~ '^[a-z0-9]+$')
      group by 1 order by 2 desc, 1 limit most;
  elsif kind = 'tag' then
    return query
      select t.tag, count(*) from interaction.user_media u, unnest(u.tags) t(tag)
      where u.user_id = me and starts_with(lower(t.tag), lower(begun))
      group by 1 order by 2 desc, 1 limit most;
  elsif kind = 'list' then
    return query
      select l.name::text, (select count(*) from interaction.list_items i where i.list_id = l.id) from interaction.user_lists l
      where l.user_id = me and l.list_type = 'static' and starts_with(lower(l.name), lower(begun))
      order by 1 limit most;
  end if;
end
$$;
comment on function media.search_values(text, text, text, int) is 'Values of a filter that begin so: from the dictionary by its mark, or creators, tags or lists of the reader.';

revoke all on function media.search_values(text, text, text, int) from public;
grant execute on function media.search_values(text, text, text, int) to omt_app;
