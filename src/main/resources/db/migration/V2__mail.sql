-- Every mail that was ever ordered: what is still to be sent, and the record of what was.
create table mail (
  id            bigint generated always as identity primary key,
  -- One occasion, one recipient: a second order under the same key is the same mail.
  key           text not null unique,
  -- No reference: the mails know no conference.
  conference_id text not null,
  kind          text not null,
  level         int  not null,
  agency        text,
  address       text not null,
  recipient     text,
  about         text,
  message_id    text not null,
  ordered_at    timestamptz not null,
  planned_at    timestamptz not null,
  state         text not null default 'PLANNED' check (state in ('PLANNED', 'SENDING', 'SENT', 'FAILED', 'DROPPED')),
  attempts      int  not null default 0,
  -- When it is tried next; of one that is to be reported, when that is tried next.
  next_try_at   timestamptz not null,
  tried_since   timestamptz,
  -- The batch that holds it while it is SENDING, until the hour on the database's clock.
  claim         uuid,
  lease_until   timestamptz,
  error         text,
  -- Since when its failure is known; empty again once it is settled.
  reported_at   timestamptz,
  -- Kept from the first attempt, so that a repeat is the identical mail.
  composed_at   timestamptz,
  subject       text,
  html          text,
  text          text,
  reply_to      text,
  sent_at       timestamptz,
  resent_at     timestamptz,
  resent_by     text,
  check ((state = 'SENDING') = (claim is not null and lease_until is not null)),
  check (state <> 'SENT' or sent_at is not null)
);
create index mail_due on mail (next_try_at, id) where state = 'PLANNED';
create index mail_leased on mail (lease_until) where state = 'SENDING';
create index mail_claimed on mail (claim) where state = 'SENDING';
create index mail_unreported on mail (next_try_at)
  where state = 'FAILED' and reported_at is null or state in ('SENT', 'DROPPED') and reported_at is not null;
create index mail_of_conference on mail (conference_id, planned_at desc, id desc);

create table mail_attachment (
  mail_id      bigint not null references mail on delete cascade,
  ordinal      int    not null,
  file_name    text   not null,
  content_type text   not null,
  content      bytea  not null,
  primary key (mail_id, ordinal)
);
