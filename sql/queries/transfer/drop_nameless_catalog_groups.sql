-- Records that name no title and have no key the catalog knows; returns how many there were.
delete from pg_temp.catalog_groups g
using pg_temp.catalog_rows r
where r.row_no = g.row_no and r.title = '' and g.is_new and not g.is_repeat;
