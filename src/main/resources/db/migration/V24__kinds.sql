-- The leadership's decision has a form and an effect of its own.
update duty set kind = 'POSTPONE' where code = 'DecidePostponement';

-- The list of sites that a duty acknowledges. Duties of earlier plans have the drawn codes.
alter table duty add list text check (list in ('SITES', 'PLACES', 'SUMMARY'));
update duty set list = case code
    when 'AcknowledgePlacesByPower' then 'PLACES'
    when 'AcknowledgeNumbersByPartyOffice' then 'SUMMARY'
    else 'SITES'
  end
  where kind = 'ACKNOWLEDGE';
