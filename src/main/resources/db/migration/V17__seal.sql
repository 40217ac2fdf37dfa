-- On which day which seal of the record left the database; one row a day, whatever the number of nodes.
create table seal_sent (
  day     date primary key,
  seal    text not null,
  sent_at timestamptz not null
);
