-- The person's imports, the newest first, with what each did.
select id, format, files, conflict_rule, rows_read, rows_created, rows_updated, rows_unchanged, rows_merged,
  rows_conflicting, rows_unmatched, rows_failed, problems, started_at, finished_at, undone_at
from interaction.import_runs
where user_id = (select auth.current_user_id())
order by id desc
limit :limit::int;
