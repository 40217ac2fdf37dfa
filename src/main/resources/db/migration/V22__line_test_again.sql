-- After the leadership has moved the conference, all lines are tested again: results from before no longer count.
alter table site_check add column set_aside boolean not null default false;
