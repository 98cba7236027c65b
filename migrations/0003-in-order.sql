-- What points at a record is read in the order it stands in: by property, then as it was said.
drop index statement_of_value;
create index statement_of_value on statement (value_record, property, added, n);
