-- What the names of an Office's models and screens end with. The first Office of an installation has the plain names,
-- under which its conferences already run; null for an agency that has never been an Office.
alter table agency add column suffix text;
update agency set suffix = case when active then '' else code end where kind = 'OFFICE';
create unique index agency_suffix on agency (suffix);
