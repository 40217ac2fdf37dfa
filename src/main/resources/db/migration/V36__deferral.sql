-- Since when a conference rests without a date, and the revision of its dates in which it was last taken up again.
alter table conference add column deferred_since timestamptz;
alter table conference add column resumed_in integer not null default 0;
