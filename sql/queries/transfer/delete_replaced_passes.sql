-- Earlier passes that give way to those of the files.
delete from interaction.passes p
using pg_temp.import_changes c
where p.user_id = (select auth.current_writer_id()) and p.media_id = c.media_id and c.takes_passes and not c.is_new;
