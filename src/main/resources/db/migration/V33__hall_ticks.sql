-- What one letter wanted confirmed of a hall stood in the forms. It stands in the plan now, as sentences to confirm.
-- Conferences of before keep what their forms asked.
create temporary table moved_tick on commit drop as
select * from (values
  ('PrepareProvinceSite', 1, 'maket', 'Đã trang trí Hội nghị đúng mẫu gửi kèm Giấy mời'),
  ('PrepareProvinceSite', 3, 'covid',
    'Bảo đảm điều kiện phòng dịch, y tế: bố trí chỗ ngồi, sát khuẩn, kiểm soát người ra vào'),
  ('PreparePoliceSite', 1, 'maket', 'Đã trang trí Hội nghị đúng mẫu gửi kèm Giấy mời'),
  ('PreparePoliceSite', 3, 'covid',
    'Bảo đảm điều kiện phòng dịch, y tế: bố trí chỗ ngồi, sát khuẩn, kiểm soát người ra vào'),
  ('PrepareHall', 1, 'maket', 'Đã trang trí Hội nghị đúng mẫu gửi kèm Giấy mời'),
  ('PrepareHall', 2, 'noMaketBelow', 'Không trang trí theo mẫu tại các điểm cầu cấp dưới'),
  ('PrepareHall', 3, 'covid',
    'Bảo đảm điều kiện phòng dịch, y tế: bố trí chỗ ngồi, sát khuẩn, kiểm soát người ra vào')
) as moved (code, n, field, words);

update duty set ticks = asked.words
from (select code, array_agg(words order by n) as words from moved_tick group by code) asked
where duty.code = asked.code and duty.ticks = '{}';

update duty set answer = (answer - array(select field from moved_tick where code = duty.code)) || jsonb_build_object(
  'ticks', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'words', words, 'by', done_by, 'at', to_char(done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by n),
      '[]') :: text
    from moved_tick where code = duty.code and answer ->> field = 'true'))
where answer is not null and answer ?| array(select field from moved_tick where code = duty.code);

-- A draft may hold characters that the database cannot take apart; it then stays as it is.
do $$
declare typed record;
begin
  for typed in select * from draft where duty in (select code from moved_tick) loop
    begin
      update draft set fields = (
        select json_object_agg(key, value) from (
          select key, value from json_each(typed.fields :: json)
          where key not in (select field from moved_tick where code = typed.duty)
          union all
          select 'ticks', to_json((
            select coalesce(json_agg(words order by n), '[]') :: text from moved_tick
            where code = typed.duty and typed.fields :: json ->> field = 'true'))) kept) :: text
      where conference_id = typed.conference_id and duty = typed.duty and agency = typed.agency
        and author = typed.author;
    exception when data_exception then null;
    end;
  end loop;
end $$;

-- A correction starts from the plan's text.
do $$
declare asked record;
begin
  for asked in
    select code, string_agg(E'\n\\1    - "' || words || '"', '' order by n) as lines from moved_tick group by code
  loop
    update conference
    set plan = regexp_replace(
      plan, '^( *)- code: ' || asked.code || ' *$', E'\\1- code: ' || asked.code || E'\n\\1  ticks:' || asked.lines, 'n')
    where status in ('CALLED', 'ISSUED');
  end loop;
end $$;
