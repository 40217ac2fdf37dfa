-- Who did what when: only ever added to.
create table act (
  id            bigint generated always as identity primary key,
  at            timestamptz not null,
  -- The account, null for what the system does by itself. No name: that is looked up by whoever reads.
  by_user       text,
  -- For which office the person acted.
  by_agency     text,
  address       text,
  kind          text not null,
  -- No references: they would make whoever acts wait for others that work on those rows.
  conference_id text,
  duty          text,
  agencies      text[] not null,
  -- The Vietnamese sentence as it was said then, without its subject and its hour.
  words         text not null,
  reason        text,
  detail        jsonb,
  -- The words and the reason without diacritics, to be searched.
  folded        text not null
);
create index act_of_conference on act (conference_id, at desc, id desc);

-- A chain over the acts, in the order in which they were found committed: each link is a hash of the act and of the
-- link before. No reference either: a link outlives an act that somebody removes, and so shows it.
create table act_seal (
  number bigint primary key,
  act_id bigint not null unique,
  hash   bytea  not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name;
end $$;
create trigger act_stays before update or delete or truncate on act
  for each statement execute function refuse_change();
create trigger act_seal_stays before update or delete or truncate on act_seal
  for each statement execute function refuse_change();
