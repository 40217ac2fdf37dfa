-- The other dates of a conference, by time: id, kind, name, at. In the conference's row, because each reading needs them.
alter table conference add column milestones jsonb not null default '[]';

-- When a duty opens that does not open with the letter, and the dates that the plan tells its times from.
alter table duty add column opens_at timestamptz, add column opens_from text, add column due_from text;

-- A conference may call the roll several times: at the rehearsal, on each day.
alter table site_check add column duty text;
update site_check set duty = 'TakeRollCall' where kind = 'ROLL_CALL';
alter table site_check drop constraint site_check_pkey;
create unique index site_check_once on site_check (kind, site_id, coalesce(duty, ''), round);
