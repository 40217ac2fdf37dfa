-- The Office's own messages to agencies of a conference; the table of mails says who got each.
create table office_message (
  id            bigint generated always as identity primary key,
  conference_id text not null references conference,
  subject       text not null,
  text          text not null,
  agencies      text[] not null,
  sent_at       timestamptz not null,
  sent_by       text not null
);

create index office_message_recent on office_message (conference_id, sent_at);
