-- Addresses that the Office corrected while the application ran. Each holds as long as the directory's file says of that
-- post what it said then: a file that was changed there wins.
create table contact_correction (
  agency       text not null references agency on delete cascade,
  role         text not null,
  file_email   text not null,
  file_phone   text,
  email        text not null,
  phone        text,
  corrected_at timestamptz not null,
  corrected_by text not null,
  primary key (agency, role, file_email)
);
