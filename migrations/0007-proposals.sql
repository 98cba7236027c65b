-- What editors draw from a telling before it is public: the words lie in sealed_part under its own id and key. revision: of its publication;
-- null until then, and again once that was undone.
create table sealed_proposal (
  id text primary key,
  telling text not null,
  revision integer
) without rowid; -- only sqlite
); -- only postgres
create index sealed_proposal_of_telling on sealed_proposal (telling);

-- The last day on which what a telling became may be shown, as its teller chose it; null without an end, and where nothing is shown of it.
alter table sealed_telling add column shown_until text;
