-- Makes the temporary tables of an import; returns nothing of interest.
select interaction.open_import_stage();
