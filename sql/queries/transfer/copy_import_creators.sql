-- Takes the creators of the candidates with their normalised names.
copy pg_temp.import_creators (name, creator_key) from stdin;
