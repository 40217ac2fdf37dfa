-- Conferences that the Office prepares and has not called yet. Each save is a revision, so that nothing is lost.
create table conference_draft (
  id text primary key,
  title text not null,
  letter_digest text,
  version int not null,
  conference_id text references conference (id),
  created_at timestamptz not null
);
create index on conference_draft (letter_digest);
create table conference_draft_revision (
  draft_id text not null references conference_draft (id) on delete cascade,
  version int not null,
  sheet text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (draft_id, version)
);
