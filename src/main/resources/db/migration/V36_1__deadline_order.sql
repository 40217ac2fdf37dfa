-- The Office's moves of single duties' deadlines, and which duties each of them moved from where.
create table deadline_order (
  id            bigint generated always as identity primary key,
  conference_id text not null references conference,
  due_at        timestamptz not null,
  reason        text not null,
  ordered_at    timestamptz not null,
  ordered_by    text not null
);

create table deadline_order_duty (
  order_id   bigint not null references deadline_order,
  duty       text not null,
  agency     text not null references agency,
  due_before timestamptz not null,
  primary key (order_id, duty, agency)
);

create index deadline_order_of on deadline_order (conference_id);
