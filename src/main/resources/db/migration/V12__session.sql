-- Sessions of browsers, which every node finds here. Nothing in it opens one: the cookie's value is kept as its hash alone.
create table web_session (
  id            text primary key,
  opened_at     timestamptz not null default now(),
  -- Not exact: written once in a while only.
  seen_at       timestamptz not null default now(),
  -- What the session's writing requests have to bear, against those that other sites forge.
  token         text,
  -- Null while nobody has signed in; the rest as the engine said of the account at checked_until or a little before.
  account       text,
  generation    int,
  group_ids     text[] not null,
  tenant_ids    text[] not null,
  apps          text[] not null,
  checked_until timestamptz
);
create index web_session_seen on web_session (seen_at);
