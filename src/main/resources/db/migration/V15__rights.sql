-- Whoever once claimed a task kept a right of their own on it, after the end of what they had claimed it for. Tasks (7) and
-- their history (19) are the right of groups. The engine may have no tables yet.
do $$
begin
  if to_regclass('act_ru_authorization') is not null then
    delete from act_ru_authorization
    where resource_type_ in (7, 19) and user_id_ is not null and user_id_ <> '*' and resource_id_ <> '*';
  end if;
end $$;
