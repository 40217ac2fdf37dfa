-- What we keep of an account beside the engine's user of the same id. One without a row is in good standing.
create table account (
  id          text primary key,
  -- Sessions opened under an older one have ended.
  generation  int  not null default 0,
  disabled_at timestamptz,
  disabled_by text,
  -- Somebody else knows the password: it opens nothing but its own change.
  must_change boolean not null default false,
  -- Such a password is good for nothing from then on; null for one without an end.
  one_time_until timestamptz,
  post        text,
  -- Code of the agency whose officers the account manages.
  administers text
);

-- Who acts for an agency from one hour to another.
create table deputy (
  id       bigint generated always as identity primary key,
  account  text not null,
  agency   text not null,
  from_at  timestamptz not null,
  until_at timestamptz not null,
  named_by text,
  named_at timestamptz not null,
  check (from_at <= until_at)
);
create index deputy_account on deputy (account, until_at);
create index deputy_agency on deputy (agency, until_at);

-- Wrong passwords, of late. No name stands here: people type their password where the name belongs.
create table sign_in_failure (
  scope         text not null check (scope in ('PAIR', 'ADDRESS', 'ACCOUNT')),
  key           text not null,
  level         double precision not null,
  last_at       timestamptz not null,
  blocked_until timestamptz not null,
  primary key (scope, key)
);
create index sign_in_failure_last on sign_in_failure (last_at);
-- From where an account has signed in with its right password: what strangers do elsewhere does not slow it there.
create table sign_in_address (
  account text not null,
  address text not null,
  last_at timestamptz not null,
  primary key (account, address)
);
