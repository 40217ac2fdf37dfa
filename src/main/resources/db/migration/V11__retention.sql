-- When a conference was closed or cancelled, and when what it knew of persons was taken out.
alter table conference add ended_at timestamptz, add persons_removed_at timestamptz;
-- Of those that ended before, the hour is not known: it counts from now, rather too late than too early.
update conference set ended_at = greatest(start_at, now()) where status in ('CLOSED', 'CANCELLED');

-- What people typed of an act, such as a reason, may name persons: it is taken out after its time, the act stays. The act,
-- and so its seal, has a hash of the text instead; salted, so that nobody finds out by guessing once the text is gone.
alter table act add text_digest bytea;
create table act_text (
  act_id bigint primary key,
  salt   bytea not null,
  reason text  not null,
  -- Without diacritics, to be searched.
  folded text  not null
);

-- Where the record begins now: the acts up to this seal were kept long enough.
create table act_cut (
  number bigint primary key,
  cut_at timestamptz not null
);

-- Removing is for the schedule alone, which says so in its transaction; anything else is a mistake.
create function refuse_removal() returns trigger language plpgsql as $$
begin
  if current_setting('diemcau.removes', true) is distinct from 'what was kept long enough' then
    raise exception '% is only ever added to', tg_table_name;
  end if;
  return null;
end $$;
drop trigger act_stays on act;
create trigger act_stays before update or truncate on act
  for each statement execute function refuse_change();
create trigger act_removed before delete on act
  for each statement execute function refuse_removal();
create trigger act_text_stays before update or truncate on act_text
  for each statement execute function refuse_change();
create trigger act_text_removed before delete on act_text
  for each statement execute function refuse_removal();
create trigger act_cut_stays before update or delete or truncate on act_cut
  for each statement execute function refuse_change();
