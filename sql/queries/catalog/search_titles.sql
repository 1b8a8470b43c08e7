-- Titles that hold every word of a search, best first, each with the name that matched and the number
-- of all that match, counted up to the cap. Ranked by how the best name matches (exactly, from its
-- start, by all its words; the main title before the others), then own titles, then well-known ones.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
with exact as materialized (
  select t.media_id from media.titles t where t.normalised = :normalised::text and :normalised::text <> '' limit 500
), hits as materialized (
  select m.id, m.popularity, m.sort_title
  from media.media m
  where m.search_vector @@ :ts_query::tsquery
    and (:media_type::text is null or m.media_type = :media_type::text)
    and (:media_class::text is null or m.media_class operator(public.<@) :media_class::public.ltree)
    and (:year_from::int is null or m.release_date >= make_date(:year_from::int, 1, 1))
    and (:year_to::int is null or m.release_date <= make_date(:year_to::int, 12, 31))
    and (not :only_library::boolean or exists (select from interaction.user_media o
      where o.user_id = (select auth.current_user_id()) and o.media_id = m.id))
  order by m.id = any (array(select e.media_id from exact e)) desc, m.popularity desc, m.id
  limit :cap::int
), ranked as (
  select h.id, n.title as matched_title, h.sort_title,
    n.rank
      + case when (select o.media_id from interaction.user_media o
          where o.user_id = (select auth.current_user_id()) and o.media_id = h.id) is null then 0 else 0.5 end
      + 0.4 * (1 - 1 / (1 + ln(1 + h.popularity::float8))) as score
  from hits h
  cross join lateral (
    select t.title,
      case
        when t.normalised = :normalised::text then 6
        when t.normalised like :prefix_pattern::text then 4
        when t.normalised like all (:word_patterns::text[]) then 2
        else 0
      end + case when t.position = 0 then 1 else 0 end as rank
    from media.titles t where t.media_id = h.id
    order by rank desc, t.position limit 1) n
)
select r.id as media_id, r.matched_title, r.score, (select count(*) from hits) as total
from ranked r
order by r.score desc, r.sort_title, r.id
limit :row_limit::int;
