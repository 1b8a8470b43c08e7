-- Lets the planner know how large the stage tables are.
select media.measure_catalog_stage();
