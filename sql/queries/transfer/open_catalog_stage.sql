-- Makes the temporary tables for a batch of a catalog; returns nothing of interest.
select media.open_catalog_stage();
