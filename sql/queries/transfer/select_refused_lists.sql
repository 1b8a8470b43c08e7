-- Names of lists that cannot take items because the person has a smart list of that name.
select distinct list_name from pg_temp.import_list_items where action = 'refused' order by list_name;
