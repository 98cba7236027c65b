-- The public half: what the history knows. Everything in these tables may be shown to anyone.
-- A line ending in «-- only sqlite» or «-- only postgres» runs on that engine alone.
create domain blob as bytea; -- only postgres

-- One published change, chained by hash to the one before. It carries a day, never an hour.
-- root = over the leaves it added, the ids it ended, the ids that went and came back; hash = over before, number, day, act, root, note_leaf.
create table revision (
  number integer primary key,
  day text not null,
  act text not null check (act in ('publish', 'undo', 'collection', 'erase', 'withhold', 'return')),
  before blob,
  root blob not null,
  hash blob not null unique,
  note text,
  note_salt blob,
  note_leaf blob
);

create table record (
  id text primary key,
  kind text not null check (kind in ('group', 'institution', 'event', 'work', 'place', 'person', 'idea', 'source')),
  added integer not null references revision
);

-- leaf = H(salt ‖ canonical row): written at once and kept for ever, also when the row is gone. n is the place within its revision.
create table statement (
  id text primary key,
  leaf blob not null,
  salt blob,
  added integer not null references revision,
  n integer not null,
  ended integer references revision,
  gone integer references revision,
  gone_as text check (gone_as in ('erased', 'withheld')),
  subject text references record,
  property text,
  about text references statement,
  value_kind text check (value_kind in ('record', 'text', 'prose', 'choice', 'when', 'number', 'country', 'link', 'media', 'answer')),
  value_record text references record,
  value_text text,
  value_number integer,
  lang text,
  made_by text,
  note text,
  told text,
  told_lang text,
  edtf text,
  from_min integer,
  from_max integer,
  to_min integer,
  to_max integer,
  anchor text references statement,
  anchor_side text check (anchor_side in ('before', 'after', 'during')),
  check (gone is null or (gone_as is not null and salt is null and subject is null and property is null and about is null
    and value_kind is null and value_record is null and value_text is null and value_number is null and lang is null
    and made_by is null and note is null and told is null and told_lang is null and edtf is null and from_min is null
    and from_max is null and to_min is null and to_max is null and anchor is null and anchor_side is null)),
  check (gone is not null or (gone_as is null and salt is not null and subject is not null and property is not null and value_kind is not null))
);
create index statement_of_subject on statement (subject, property, added);
create index statement_of_value on statement (value_record, property, added);
create index statement_standing on statement (property, from_min) where ended is null and gone is null;
create index statement_added on statement (added);
create index statement_ended on statement (ended) where ended is not null;
create index statement_gone on statement (gone) where gone is not null;
create index statement_about on statement (about) where about is not null;

-- Each evidence row has its own leaf, so that one of two sources can go and both halves still verify.
create table evidence (
  id text primary key,
  leaf blob not null,
  salt blob,
  statement text not null references statement,
  added integer not null references revision,
  n integer not null,
  ended integer references revision,
  gone integer references revision,
  gone_as text check (gone_as in ('erased', 'withheld')),
  source text references record,
  place text,
  quotation text,
  lang text,
  check (gone is null or (gone_as is not null and salt is null and source is null and place is null and quotation is null and lang is null)),
  check (gone is not null or (gone_as is null and salt is not null and source is not null and place is not null))
);
create index evidence_of_statement on evidence (statement);
create index evidence_of_source on evidence (source, place, added);
create index evidence_added on evidence (added);
create index evidence_ended on evidence (ended) where ended is not null;

-- Which rows went or came back at which revision: ids alone, so that the chain still verifies after a return.
create table passing (
  revision integer not null references revision,
  item text not null,
  how text not null check (how in ('gone', 'back')),
  primary key (revision, item)
);

-- Public addresses, one for all languages; never reused; an old one redirects.
create table address (
  kind text not null,
  slug text not null,
  record text references record,
  is_current integer not null,
  since integer not null references revision,
  primary key (kind, slug)
);
create index address_of_record on address (record);

-- What was last applied from which collection file: the base of the three-way comparison with a later release.
create table applied (
  collection text not null,
  key text not null,
  statement text not null,
  primary key (collection, key)
);

-- Derived from the newest revision; rebuilt by one command; in no leaf, no export, no backup.
create table standing (
  record text primary key,
  canonical text not null,
  kind text not null,
  path text not null,
  name text not null,
  lang text not null,
  sort text not null, -- only sqlite
  sort text collate "C" not null, -- only postgres
  type text,
  chapter integer,
  ways text not null,
  bare integer not null,
  from_min integer,
  to_max integer
);
create index standing_canonical on standing (canonical);
create index standing_list on standing (kind, sort, record);
create index standing_type on standing (type, chapter, sort) where type is not null;
create table mention (record text not null, statement text not null references statement, primary key (record, statement));

-- The server would keep samples of these words in its own statistics, where erasing does not reach.
alter table statement alter column value_text set statistics 0, alter column note set statistics 0, alter column made_by set statistics 0, alter column told set statistics 0; -- only postgres
alter table evidence alter column place set statistics 0, alter column quotation set statistics 0; -- only postgres
alter table standing alter column name set statistics 0, alter column sort set statistics 0, alter column path set statistics 0; -- only postgres
alter table revision alter column note set statistics 0; -- only postgres
