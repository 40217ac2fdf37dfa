-- Agencies that an Office added while the application ran: when, who, and for which Office. Null for those of the
-- directory's file.
alter table agency add column added_at timestamptz;
alter table agency add column added_by text;
alter table agency add column added_for text references agency (code);
