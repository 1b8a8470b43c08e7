-- The creators of the candidates, as the catalog writes them; the program normalises them.
select distinct c.name
from pg_temp.import_candidates x
join media.media m on m.id = x.media_id
cross join lateral unnest(m.creators) c (name);
