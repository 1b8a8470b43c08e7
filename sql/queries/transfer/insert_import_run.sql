-- Notes that an import began; returns its id.
insert into interaction.import_runs (user_id, format, files, conflict_rule)
values ((select auth.current_writer_id()), :format::text, :files::text[], :rule::text)
returning id;
