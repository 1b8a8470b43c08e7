-- Lets the planner know how large a stage table is.
select interaction.measure_import_stage(:stage_table::text);
