// The leaf that lies beside rescued files: how to open each with the age tool alone.

export const rescueReadme = `HOW TO OPEN THESE FILES

Each folder here is one thing that was sent, or withheld. Everything in it is sealed: "age" files
(age-encryption.org/v1), which any age tool opens with the right key. You need

  recovery.key   the file that was made at setup and given to people you trust
  age            https://age-encryption.org (Debian, Ubuntu: apt install age; macOS: brew install age)

Do this on a machine that is not connected, and destroy what you opened when you are done.
Put recovery.key beside this file, and open a terminal here.


1. THE WORDS OF ONE TELLING (put the folder's name for ITEM)

  age -d -i recovery.key ITEM/recovery-grant.age > ITEM/item.key
  age -d -i ITEM/item.key ITEM/words.age | tail -c +9 | tr -d '\\000' > ITEM/words.json

The first line opens the item's own key, the second what is sealed to that key. What comes out begins
with eight bytes that say how long it is and ends with zeros that hide how long it is: "tail" and "tr"
take both away, and what is left is JSON: the questions and the answers.

The same second line opens the other words of an item: "terms" (what the teller agreed to, as it stands
now), "added-0002" and so on (what was written later), "asked-000005" and so on (what an editor asked), and
"file-card-0001-…", one for each file.
"card" is a summary without those eight bytes.


2. A FILE THAT CAME WITH IT

Each file has a card, named by its place among them and its id (put that whole name for CARD):

  age -d -i ITEM/item.key ITEM/CARD.age | tail -c +9 | tr -d '\\000' > card.json

It has an "id", a "size", a "type", what the teller said of it, and an "identity", which is that file's
own key. Put that identity alone into a file named file.key, then

  age -d -i file.key ITEM/file-ID.age | head -c SIZE > picture.jpg

with the id for ID, the size for SIZE, and a name that fits the type.


3. WHAT WAS WITHHELD FROM THE PAGES

A file named "withheld-" and a number is sealed to the recovery key itself; it holds the statements that stood on the pages:

  age -d -i recovery.key ITEM/withheld-0000000003.age | tail -c +9 | tr -d '\\000' > withheld.json

A folder that holds nothing else was withheld by whoever runs the site, or its teller took the rest out of reach.


4. ALL WORDS AT ONCE

  for item in */; do
    [ -f "$item"recovery-grant.age ] || continue
    age -d -i recovery.key "$item"recovery-grant.age > "$item"item.key
    for words in "$item"words.age "$item"terms.age "$item"added-*.age "$item"asked-*.age "$item"file-card-*.age; do
      [ -f "$words" ] || continue
      age -d -i "$item"item.key "$words" | tail -c +9 | tr -d '\\000' > "\${words%.age}.json"
    done
  done


WITHOUT EVEN THE COMMAND THAT WROTE THIS FOLDER

The same bytes lie in the database, in tables that sqlite3 and psql read. For SQLite:

  sqlite3 history.db "select hex(bytes) from sealed_grant where item = 'ITEM' and holder = 'recovery'" | xxd -r -p > recovery-grant.age
  sqlite3 history.db "select hex(bytes) from sealed_part where item = 'ITEM' and part = 'words' order by n" | xxd -r -p > words.age

For PostgreSQL the same with  psql -At DATABASE -c "select encode(bytes, 'hex') from …" | xxd -r -p .
"select item from sealed_grant where holder = 'recovery'" names the items.
`
