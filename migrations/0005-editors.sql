-- Editors join, leave, and keep their keys.
-- invited_by: who invited them, as long as somebody else has to approve of it. former: the id their key before this one had, and former_key
-- that key, sealed to this one: kept until the signed list names this one, so that what is sent meanwhile opens for them. was: every id they
-- had before, with a space between, so that nobody is their own second pair of eyes.
alter table sealed_editor add column invited_by text;
alter table sealed_editor add column former text;
alter table sealed_editor add column former_key blob;
alter table sealed_editor add column was text;

-- Codes that somebody is handed to join, or to make new one-time codes, by their hash: whose they are is not known, and a used one is gone.
-- person: whom the new one stands in for, or whose one-time codes end. invited_by: an editor's id, or 'owner' for the command line.
create table sealed_invitation (
  hash blob primary key,
  kind text not null check (kind in ('join', 'codes')),
  role text not null check (role in ('editor', 'translator', 'steward')),
  person text,
  invited_by text not null,
  last_day text not null
) without rowid; -- only sqlite
); -- only postgres
