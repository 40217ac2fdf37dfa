-- Where its rule, as "line test + 2 hours", puts a deadline that the dates leave no room for; null where due_at is there.
-- The next change of the dates goes on from it.
alter table duty add column due_by_rule timestamptz;
