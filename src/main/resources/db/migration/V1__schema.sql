-- The directory: offices and posts, never persons.
create table agency (
  code        text primary key,
  kind        text    not null check (kind in ('LEADERSHIP', 'OFFICE', 'AGENCY', 'UNIT')),
  name        text    not null,
  parent      text references agency,
  leader_role text    not null,
  leader_email text   not null,
  leader_phone text,
  ordinal     int     not null,
  -- An office that left the file stays for the conferences that name it.
  active      boolean not null default true
);
create table agency_alias (
  agency  text not null references agency on delete cascade,
  ordinal int  not null,
  alias   text not null,
  primary key (agency, ordinal)
);
create table contact (
  agency  text not null references agency on delete cascade,
  ordinal int  not null,
  role    text not null,
  email   text not null,
  phone   text,
  primary key (agency, ordinal)
);
create table locality (
  unit    text not null references agency on delete cascade,
  ordinal int  not null,
  type    text not null,
  name    text not null,
  primary key (unit, ordinal),
  unique (unit, type, name)
);

create table conference (
  id                    text primary key,
  title                 text not null,
  letter                text not null,
  host                  text not null references agency,
  zone                  text not null,
  start_at              timestamptz not null,
  arrive_minutes_before int  not null,
  line_test_at          timestamptz not null,
  registration_due_at   timestamptz not null,
  status                text not null check (status in ('CALLED', 'ISSUED', 'CLOSED', 'CANCELLED')),
  revision              int  not null default 0,
  plan                  text not null,
  called_by             text,
  called_at             timestamptz not null
);
create table conference_unit (
  conference_id text not null references conference,
  unit          text not null references agency,
  chair         text,
  primary key (conference_id, unit)
);
create table participant_group (
  conference_id       text not null references conference,
  ordinal             int  not null,
  name                text not null,
  site                text,
  invited_by          text[] not null,
  separate_invitation boolean not null,
  primary key (conference_id, ordinal)
);
create table help_line (
  conference_id text not null references conference,
  subject       text not null,
  agency        text not null references agency,
  role          text not null,
  primary key (conference_id, subject)
);
create table recipient (
  conference_id text not null references conference,
  agency        text not null references agency,
  purpose       text not null,
  primary key (conference_id, agency)
);

create table duty (
  conference_id text not null references conference,
  code          text not null,
  agency        text not null references agency,
  name          text not null,
  due_at        timestamptz not null,
  words         text not null,
  obligations   text[] not null,
  task_id       text,
  opened_at     timestamptz,
  done_at       timestamptz,
  done_by       text,
  answer        jsonb,
  primary key (conference_id, code, agency)
);
create index duty_due on duty (conference_id, due_at);
create unique index duty_task on duty (task_id);

create table attachment (
  id            uuid primary key,
  conference_id text not null,
  duty          text not null,
  agency        text not null,
  field         text not null,
  file_name     text not null,
  content_type  text not null,
  content       bytea not null,
  uploaded_at   timestamptz not null,
  uploaded_by   text not null,
  foreign key (conference_id, duty, agency) references duty
);
create index attachment_duty on attachment (conference_id, duty, agency);

create table registration (
  conference_id    text not null references conference,
  unit             text not null references agency,
  version          int  not null,
  no_commune_sites boolean not null,
  first_at         timestamptz not null,
  changed_at       timestamptz not null,
  changed_by       text not null,
  primary key (conference_id, unit)
);
create table registration_change (
  conference_id text not null,
  unit          text not null,
  version       int  not null,
  changed_at    timestamptz not null,
  changed_by    text not null,
  summary       text not null,
  primary key (conference_id, unit, version),
  foreign key (conference_id, unit) references registration
);
create table site (
  id            bigint generated always as identity primary key,
  conference_id text not null references conference,
  level         text not null check (level in ('PROVINCE', 'DISTRICT', 'COMMUNE')),
  -- The unit that registered it; null for the province's own.
  unit          text references agency,
  ordinal       int  not null,
  code          text,
  name          text not null,
  place         text,
  chair         text,
  technician    text,
  phone         text,
  delegates     int check (delegates >= 0),
  delegate_cap  int,
  backup_power  boolean not null default false,
  backup_line   boolean not null default false
);
create unique index site_name on site (conference_id, coalesce(unit, ''), level, lower(name));

create table site_check (
  kind          text not null check (kind in ('LINE_TEST', 'ROLL_CALL')),
  conference_id text not null references conference,
  site_id       bigint not null references site,
  round         int  not null,
  passed        boolean not null,
  note          text,
  checked_at    timestamptz not null,
  checked_by    text not null,
  primary key (kind, site_id, round)
);
