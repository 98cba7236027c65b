-- What was done at the desk: who changed something, what it was called, and to what, by ids alone; chained by hash. A day, never an hour.
create table sealed_act (
  n integer primary key,
  day text not null,
  editor text not null,
  verb text not null,
  item text,
  before blob,
  hash blob not null
);
