-- The lists of sites of a conference: one for each deadline of the registrations that came.
create table site_list (
  conference_id text not null references conference,
  -- The deadline of the registrations that it is of.
  due_at        timestamptz not null,
  -- Null while it is still to come: the first is in the process itself, only one after it is written down here before.
  ordered_at    timestamptz,
  primary key (conference_id, due_at)
);
insert into site_list (conference_id, due_at, ordered_at)
select c.id, least(c.registration_due_at, max(m.planned_at)), max(m.planned_at)
from conference c join mail m on m.conference_id = c.id and m.kind = 'sites'
group by c.id;

-- When its dates were changed last: nothing is owed any more that was due before.
alter table conference add column redated_at timestamptz;
