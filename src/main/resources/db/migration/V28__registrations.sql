-- Which date a unit registers by, as the plan names it, and when that is. Null for a unit that registers nothing.
alter table conference_unit add registration text, add registration_due_at timestamptz;
update conference_unit u set registration = 'registrationDue', registration_due_at = c.registration_due_at
from conference c where c.id = u.conference_id and c.has_registration;

-- Each date of registration has lists of its own.
alter table site_list add registration text not null default 'registrationDue';
alter table site_list drop constraint site_list_pkey;
alter table site_list add primary key (conference_id, registration, due_at);
alter table site_list alter registration drop default;

-- A line test beside the first: the units whose sites it tests, null for all; and the test that a repair follows.
alter table duty add tested text[], add repairs text;
