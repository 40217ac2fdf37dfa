-- How often the plan of a running conference was corrected. A correction names the state that it corrects.
alter table conference add column plan_revision int not null default 0;

-- The plan as it was before each correction.
create table plan_correction (
  conference_id text not null references conference,
  -- The revision that the correction made.
  revision      int  not null,
  plan          text not null,
  reason        text,
  corrected_at  timestamptz not null,
  corrected_by  text not null,
  primary key (conference_id, revision)
);

-- What a correction means for one agency. A duty that was left out has no row of its own any more, so its mails and the
-- history read it here.
create table plan_change (
  conference_id text not null,
  revision      int  not null,
  ordinal       int  not null,
  what          text not null check (what in
    ('ADDED', 'OPENED', 'LEFT_OUT', 'TAKEN', 'GIVEN', 'OPENS_OTHERWISE', 'MOVED', 'REWORDED')),
  duty          text not null,
  agency        text not null references agency,
  name          text not null,
  -- Who had the duty before, or has it now.
  other_agency  text references agency,
  due_before    timestamptz,
  primary key (conference_id, revision, ordinal),
  foreign key (conference_id, revision) references plan_correction
);
create index plan_change_of_agency on plan_change (conference_id, revision, agency);
