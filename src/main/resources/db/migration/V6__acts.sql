-- "Nhắc ngay": what the Office had said at once, besides the ladder.
create table reminder_order (
  id            bigint generated always as identity primary key,
  conference_id text not null references conference,
  ordered_at    timestamptz not null,
  ordered_by    text not null,
  note          text
);
create table reminder_order_duty (
  order_id bigint not null references reminder_order,
  -- No reference to the duty: it would make an officer who finishes it wait for the order.
  duty     text not null,
  agency   text not null references agency,
  primary key (order_id, duty, agency)
);
create index reminder_order_recent on reminder_order (conference_id, ordered_at);

-- "Giao lại": which duty went from whom to whom, and why.
create table reassignment (
  id            bigint generated always as identity primary key,
  conference_id text not null references conference,
  duty          text not null,
  from_agency   text not null references agency,
  to_agency     text not null references agency,
  reason        text not null,
  moved_at      timestamptz not null,
  moved_by      text not null
);

-- What hangs on a duty goes with it to another agency.
alter table attachment
  drop constraint attachment_conference_id_duty_agency_fkey,
  add foreign key (conference_id, duty, agency) references duty on update cascade;
alter table draft
  drop constraint draft_conference_id_duty_agency_fkey,
  add foreign key (conference_id, duty, agency) references duty on update cascade;
