-- What the letter is called, and what it tells everybody who gets it. Conferences of before were all called by such a
-- letter; a node of the version before adds some without either.
alter table conference add letter_kind text not null default 'Giấy mời';
alter table conference add notice text not null
  default 'Các cơ quan, đơn vị tin mời thành phần của đơn vị mình; không có giấy mời riêng.';
