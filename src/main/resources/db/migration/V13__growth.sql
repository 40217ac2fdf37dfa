-- What is not sealed yet: looking for it among all acts would read the whole record again with each act.
create table act_unsealed (
  act_id bigint primary key
);
insert into act_unsealed select id from act a where not exists (select from act_seal s where s.act_id = a.id);

create function await_seal() returns trigger language plpgsql as $$
begin
  insert into act_unsealed values (new.id);
  return null;
end $$;
create trigger act_awaits_seal after insert on act
  for each row execute function await_seal();

-- A site that is taken out of a registration asks whether it was tested.
create index site_check_site on site_check (site_id);
