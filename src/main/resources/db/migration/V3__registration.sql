-- What was typed and not yet handed in; one for each office that works on the duty.
create table draft (
  conference_id text not null,
  duty          text not null,
  agency        text not null,
  -- The agency itself, or the Office that enters on its behalf.
  author        text not null references agency,
  version       int  not null,
  -- Not jsonb, which refuses characters that a person may well paste.
  fields        text not null,
  saved_at      timestamptz not null,
  saved_by      text not null,
  primary key (conference_id, duty, agency, author),
  foreign key (conference_id, duty, agency) references duty
);

-- On whose word the Office entered a version on the unit's behalf; null for the unit's own.
alter table registration_change add source text;
