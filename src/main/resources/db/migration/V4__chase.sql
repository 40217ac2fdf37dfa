-- How far each duty was chased: what was to be said up to then was said.
create table chase_duty (
  conference_id text not null references conference,
  duty          text not null,
  agency        text not null,
  settled_until timestamptz not null,
  -- No reference to the duty: it would make an officer who finishes it wait for the chase.
  primary key (conference_id, duty, agency)
);

-- What each mail of the chase is about. Its words are found when it leaves: what was done meanwhile is left out.
create table chase_line (
  mail_key       text not null,
  conference_id  text not null references conference,
  duty           text not null,
  agency         text not null,
  kind           text not null,
  -- The deadline that it was ordered for.
  due_at         timestamptz not null,
  broken_promise timestamptz,
  primary key (mail_key, duty, agency)
);

-- "Đã nhận, sẽ gửi lúc …": for one deadline of one duty; void once that has moved.
create table promise (
  id            bigint generated always as identity primary key,
  conference_id text not null references conference,
  duty          text not null,
  agency        text not null,
  due_at        timestamptz not null,
  given_at      timestamptz not null,
  given_by      text not null,
  until_at      timestamptz not null check (until_at > given_at)
);
create index promise_of_duty on promise (conference_id, duty, agency);
