-- Opens the undoable step that an import is; returns its id.
select interaction.begin_edit('import', :label::text, :run::uuid) as id;
