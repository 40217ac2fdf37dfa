-- The duties of a few agencies among the 28,000 of 2,000 units: a batch of mails asks for its receivers' alone.
create index duty_agency on duty (conference_id, agency);
