-- Later batches of the run leave these titles alone.
insert into pg_temp.catalog_seen (media_id)
select media_id from pg_temp.catalog_groups where not is_repeat
on conflict do nothing;
