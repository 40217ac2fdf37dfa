-- What the directory calls levels, units and papers. The start after it writes them anew for every office in the file;
-- the values here are for the offices that left it, by what was taken for granted until now.
alter table agency add column level        text;
-- The level below a unit; null when nothing below it may open a site.
alter table agency add column level_below  text;
alter table agency add column listed_below text;
-- Stands for its members, which may be others than the listed ones and may come to its site.
alter table agency add column collective   boolean not null default false;
alter table agency add column short_name   text;
alter table agency add column members_are  text;
-- Of an Office only: how its papers begin and end, and the sender of its mails.
-- One line of the paper in each line.
alter table agency add column heading      text;
alter table agency add column motto        text;
alter table agency add column signer       text;
alter table agency add column sender       text;

update agency set level = case kind when 'UNIT' then 'huyện' else 'tỉnh' end;
alter table agency alter column level set not null;
-- A node of the version before adds offices without it.
alter table agency alter column level set default 'tỉnh';
update agency a set level_below = 'xã', listed_below = 'cơ sở',
  collective = not exists(
    select 1 from locality l where l.unit = a.code and lower(l.type) in ('xã', 'phường', 'thị trấn', 'đặc khu')),
  members_are = (
    select string_agg(kinds.type, ', ' order by kinds.first)
    from (select lower(type) as type, min(ordinal) as first from locality l where l.unit = a.code group by lower(type)) kinds)
where exists(select 1 from locality l where l.unit = a.code);
