-- A mail that goes to a corrected address: where it was to go before, and who corrected that.
alter table mail
  add column redirected_from text,
  add column redirected_by   text,
  add column redirected_at   timestamptz,
  add check ((redirected_from is null) = (redirected_by is null) and (redirected_from is null) = (redirected_at is null));
