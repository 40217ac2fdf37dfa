-- Nobody acts for an agency unasked: whose officer a deputy is, and what that agency says to it.
alter table deputy
  add column home        text,
  add column accepted_at timestamptz,
  add column accepted_by text,
  add column declined_at timestamptz,
  add column declined_by text;
create index deputy_home on deputy (home, until_at);

-- Those named before were asked nothing. Who is of the agency itself goes on; who is of another one waits for that one's
-- word; who is of none, of the Office, the leadership, the screen, or an administrator, acts no more.
do $$
begin
  if to_regclass('act_id_membership') is not null then
    update deputy d set home = (
      select min(m.group_id_) from act_id_membership m join agency a on a.code = m.group_id_
      where m.user_id_ = d.account and (m.group_id_ = d.agency or not exists (
        select from act_id_membership own where own.user_id_ = d.account and own.group_id_ = d.agency)));
    update deputy set accepted_at = named_at, accepted_by = named_by where home = agency;
    update deputy d set until_at = greatest(from_at, now())
    where until_at > now() and (home is null or exists (
      select from act_id_membership m left join agency a on a.code = m.group_id_
      where m.user_id_ = d.account
        and (m.group_id_ in ('camunda-admin', 'manhinh') or a.kind in ('OFFICE', 'LEADERSHIP'))));
  end if;
end $$;
