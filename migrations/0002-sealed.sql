-- The sealed half: what is here opens only with an editor's key, the recovery key or a teller's receipt. The public site's own
-- connection is refused every table whose name begins with sealed_ (SQLite: its authorizer; PostgreSQL: a role that was granted the rest).
-- What may be read without a key is said beside each column; tests/safety/subpoena.test.ts holds the list.

-- What this instance drew once: the salt of receipts.
create table sealed_instance (
  name text primary key,
  bytes blob not null
);

-- Signed lists of who may read what is sent; the highest number is in force. body: ids and public keys.
create table sealed_list (
  number integer primary key,
  body text not null,
  signature blob not null
);

-- name: what they type to sign in, chosen by them. auth: proves the passphrase. wrapped: their key, under it.
create table sealed_editor (
  id text primary key,
  name text not null unique,
  role text not null check (role in ('editor', 'translator', 'steward')),
  salt blob not null,
  auth blob not null,
  wrapped blob not null,
  recipient text not null
);

-- One receipt. lookup: derived from its digits; recipient: the key its letters are sealed to. A draft until a telling is named.
-- retire_week: the ISO week on whose Monday a draft is destroyed, thirty days or more after it was last written in; of what was sent, the week in which it was.
create table sealed_inbox (
  lookup blob primary key,
  recipient text not null,
  telling text,
  retire_week text not null
) without rowid; -- only sqlite
); -- only postgres
create index sealed_inbox_of_telling on sealed_inbox (telling);

-- Everything that lies in an inbox, sealed to it and padded: answers kept, files added, terms, questions, words proposed, replies.
create table sealed_letter (
  lookup blob not null references sealed_inbox on delete cascade,
  n integer not null,
  kind text not null check (kind in ('begun', 'sent', 'answer', 'file', 'terms', 'question', 'words', 'reply', 'grants')),
  bytes blob not null,
  primary key (lookup, n)
) without rowid; -- only sqlite
); -- only postgres

-- What was sent. week: the ISO week it came in; reviewing: the group of editors it was sealed to; retire_week: the ISO week in which it is
-- destroyed, once that is settled; source: the public record it became, if it did.
create table sealed_telling (
  id text primary key,
  week text not null,
  state text not null check (state in ('waiting', 'withheld')),
  reviewing text not null,
  retire_week text,
  source text
) without rowid; -- only sqlite
); -- only postgres

-- Sealed bytes in pieces of at most 1 MiB: the words of tellings, their files, what was withheld. item: whose; part: 'words', 'card', 'file' …
create table sealed_part (
  item text not null,
  part text not null,
  n integer not null,
  bytes blob not null,
  primary key (item, part, n)
) without rowid; -- only sqlite
); -- only postgres

-- An item's key, sealed to one holder: an editor's id, 'recovery', or 'teller' where one chose a word to read it again.
create table sealed_grant (
  item text not null,
  holder text not null,
  bytes blob not null,
  primary key (item, holder)
) without rowid; -- only sqlite
); -- only postgres

-- What was withdrawn, so that no backup brings it back: ids alone, chained by hash; the same lines stand in a file outside the database.
create table sealed_ledger (
  n integer primary key,
  act text not null check (act in ('withdraw', 'withhold', 'return')),
  item text not null,
  before blob,
  hash blob not null
);

-- Codes that an organiser hands out, by their hash: whose they were is not known, and a used one is gone.
create table sealed_voucher (
  hash blob primary key,
  retire_week text not null
) without rowid; -- only sqlite
); -- only postgres

-- Addresses hold the words of names, and are erased with them.
alter table address alter column slug set statistics 0; -- only postgres

-- The role that the public site's connections take on PostgreSQL: it may read the public half, and nothing else. Where this user may
-- make no role, the site reads as that user, and only the program's own rules keep it from what is sealed.
do $$ begin create role common_thread_reader nologin; exception when duplicate_object or unique_violation or insufficient_privilege then null; end $$; -- only postgres
do $$ begin -- only postgres
  if exists (select from pg_roles where rolname = 'common_thread_reader') then -- only postgres
    execute format('grant usage on schema %I to common_thread_reader', current_schema()); -- only postgres
    grant select on migration, revision, record, statement, evidence, passing, address, applied, standing, mention to common_thread_reader; -- only postgres
    if not pg_has_role('common_thread_reader', 'member') then grant common_thread_reader to current_user; end if; -- only postgres
  end if; -- only postgres
exception when insufficient_privilege then null; -- only postgres
end $$; -- only postgres
