-- The Office's changes of the place of a unit's site, and why. The version is that of the unit's registration.
create table place_change (
  conference_id text not null references conference,
  unit          text not null references agency,
  version       integer not null,
  place_before  text,
  place_after   text not null,
  reason        text not null,
  primary key (conference_id, unit, version)
);
