-- Pages from which something went because its teller took it back: an editor looks whether what stays there still tells it in other words.
create table sealed_paraphrase (
  record text primary key,
  week text not null
) without rowid; -- only sqlite
); -- only postgres
