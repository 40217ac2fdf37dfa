-- A letter may name any number of contacts, in its own order and for subjects in its own words.
alter table help_line add column ordinal int not null default 0;
update help_line set ordinal = 1 where subject = 'LINE_TEST';
alter table help_line drop constraint help_line_pkey, add primary key (conference_id, subject, agency, role);
