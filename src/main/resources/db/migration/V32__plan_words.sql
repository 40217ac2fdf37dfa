-- A correction may change the words of the conference itself. The change then belongs to no duty, and its name is the
-- sentence that says it.
alter table plan_change drop constraint plan_change_what_check;
alter table plan_change add constraint plan_change_what_check check (what in
  ('ADDED', 'OPENED', 'LEFT_OUT', 'TAKEN', 'GIVEN', 'OPENS_OTHERWISE', 'MOVED', 'REWORDED', 'CONFERENCE'));
