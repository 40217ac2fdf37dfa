-- What the names of an Office's models and screens end with. The first Office of an installation has the plain names,
-- under which its conferences already run; null for an agency that has never been an Office.
alter table agency add column suffix text;
update agency set suffix = case when active then '' else code end where kind = 'OFFICE';
create unique index agency_suffix on agency (suffix);
-- Drafts are the Office's that began them; those from before belong to the first.
alter table conference_draft add column office text references agency (code);
update conference_draft set office = (select code from agency where kind = 'OFFICE' order by suffix limit 1);
alter table conference_draft alter column office set not null;
create index on conference_draft (office);
