-- Which revision of its conference's dates the kept words of a mail tell; null where they tell none.
alter table mail add column edition int;
