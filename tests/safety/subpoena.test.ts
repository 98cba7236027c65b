// What can be handed over without a key: every column of the sealed half, the shape of all it may hold, and the reason it stands open.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { addToTelling } from '../../src/actions/add-to-telling.ts'
import { askTeller } from '../../src/actions/ask-teller.ts'
import type { SealedLook } from '../../src/store/store.ts'
import { freshStore } from '../builders.ts'
import { engines } from '../databases.ts'
import { draftOf, openDesk, tellingOf, today } from '../tellers.ts'

const age = /^age-encryption\.org\/v1\n/
const digest = /^[\s\S]{32}$/
const week = /^\d{4}-W\d\d$/
const id = /^[a-z][a-z2-7]{26}$/
const key = /^age1[a-z0-9]{58}$/
/** A plaintext column without a shape and a reason here is a fault: nothing joins this list without somebody having thought about it. */
const columns: Record<string, [shape: RegExp, because: string]> = {
  'sealed_instance.name': [/^receipt-salt$/, 'which of this instance’s own secrets it is'],
  'sealed_instance.bytes': [/^[\s\S]{16}$/, 'random; without a receipt it opens nothing'],
  'sealed_list.number': [/^\d+$/, 'which list is in force'],
  'sealed_list.body': [/^\{"is":"common-thread recipients"/, 'public keys and random ids: whom tellings are sealed to'],
  'sealed_list.signature': [/^[\s\S]{64}$/, 'proves the list'],
  'sealed_editor.id': [id, 'random'],
  'sealed_editor.name': [/./, 'what an editor types to sign in, chosen by them'],
  'sealed_editor.role': [/^(editor|translator|steward)$/, 'what they may do'],
  'sealed_editor.salt': [/^[\s\S]{16}$/, 'random'],
  'sealed_editor.auth': [digest, 'a hash of what only their passphrase gives'],
  'sealed_editor.wrapped': [/^[\s\S]{60,}$/, 'sealed under their passphrase'],
  'sealed_editor.recipient': [key, 'a public key'],
  'sealed_editor.code': [/^age-encryption\.org\/v1/, 'sealed to their key'],
  'sealed_editor.invited_by': [/^(k[a-z2-7]{26}|owner)$/, 'random id of who invited them, until another approves'],
  'sealed_editor.former': [id, 'random; what their key before this one was called'],
  'sealed_editor.former_key': [age, 'sealed to the key they have now'],
  'sealed_editor.was': [
    /^k[a-z2-7]{26}( k[a-z2-7]{26})*$/,
    'random; what they were called before, so that nobody is their own second pair of eyes',
  ],
  'sealed_invitation.hash': [digest, 'a hash; the code was handed over'],
  'sealed_invitation.kind': [/^(join|codes)$/, 'what it is good for'],
  'sealed_invitation.role': [/^(editor|translator|steward)$/, 'what whoever joins may do'],
  'sealed_invitation.person': [id, 'random id of the editor whose place it is, or whose codes'],
  'sealed_invitation.invited_by': [/^(k[a-z2-7]{26}|owner)$/, 'random id of who made it, who cannot approve of it too'],
  'sealed_invitation.last_day': [/^\d{4}-\d\d-\d\d$/, 'when it is void; a day'],
  'sealed_inbox.lookup': [digest, 'derived from a receipt by Argon2id; needed to find the inbox'],
  'sealed_inbox.recipient': [key, 'a public key: letters are sealed to it'],
  'sealed_inbox.telling': [id, 'random; which telling the inbox is the way back to'],
  'sealed_inbox.retire_week': [week, 'when an unsent draft is destroyed, and by that when it was last written in; a week'],
  'sealed_letter.lookup': [digest, 'whose inbox it lies in'],
  'sealed_letter.n': [/^\d+$/, 'order within one inbox'],
  'sealed_letter.kind': [/^[a-z]+$/, 'so that a question is found without opening every letter'],
  'sealed_letter.bytes': [age, 'sealed'],
  'sealed_telling.id': [id, 'random'],
  'sealed_telling.week': [week, 'how long it has waited; a week, never a day'],
  'sealed_telling.state': [/^(waiting|withheld)$/, 'whether it is to be read'],
  'sealed_telling.reviewing': [/^[a-z0-9-]+$/, 'the group of editors it was sealed to'],
  'sealed_telling.retire_week': [week, 'when it is destroyed; a week'],
  'sealed_telling.source': [id, 'the public record it became'],
  'sealed_telling.shown_until': [
    /^\d{4}-\d\d-\d\d$/,
    'the last day on which what it became may be shown: chosen by its teller, and known to all while it is shown',
  ],
  'sealed_paraphrase.record': [id, 'a public page from which something was taken back, as its holes say too'],
  'sealed_paraphrase.week': [week, 'how long somebody has been asked to look at it'],
  'sealed_proposal.id': [id, 'random'],
  'sealed_proposal.telling': [id, 'random; what it is drawn from'],
  'sealed_proposal.revision': [/^\d+$/, 'the public revision it became'],
  'sealed_part.item': [/^([a-z][a-z2-7]{26}|[0-9a-f]{64}|spool-[a-z][a-z2-7]{26})$/, 'random, or the inbox it waits in'],
  'sealed_part.part': [
    /^(words|card|terms|withheld \d{10}( s[a-z2-7]{26})?|added \d{4} [\w-]{22}|file a[a-z2-7]{26}|file|file-card \d{4} a[a-z2-7]{26}|asked \d{6}|outline a[a-z2-7]{26}|proposal|proposed \d{6}|reading \d{6})$/,
    'what kind of piece; of a file a random id and its place among them; of what was added a mark, made with a key that no editor’s list holds; of what an editor asked or proposed its place in the teller’s inbox; of what was read through its place among the readings',
  ],
  'sealed_part.n': [/^\d+$/, 'order of the pieces'],
  'sealed_part.bytes': [/^/, 'sealed: the first piece of each part is an age file’s beginning'],
  'sealed_grant.item': [id, 'random'],
  'sealed_grant.holder': [
    /^(recovery|teller|k[a-z2-7]{26})$/,
    'random id of an editor; or that a word of the teller’s opens it beside their receipt: not which',
  ],
  'sealed_grant.bytes': [age, 'sealed'],
  'sealed_ledger.n': [/^\d+$/, 'order of withdrawals'],
  'sealed_ledger.act': [/^(withdraw|withhold|return)$/, 'what is to be done again after a restore'],
  'sealed_ledger.item': [/^[a-z0-9-]+$/, 'random id'],
  'sealed_ledger.before': [digest, 'chain'],
  'sealed_ledger.hash': [digest, 'chain'],
  'sealed_act.n': [/^\d+$/, 'order of what was done at the desk'],
  'sealed_act.day': [/^\d{4}-\d\d-\d\d$/, 'when an editor did it, never a teller; a day, never an hour'],
  'sealed_act.editor': [id, 'random id of an editor'],
  'sealed_act.verb': [/^[a-z-]+$/, 'what it was, by its name alone'],
  'sealed_act.item': [id, 'random'],
  'sealed_act.before': [digest, 'chain'],
  'sealed_act.hash': [digest, 'chain'],
  'sealed_voucher.hash': [digest, 'a hash; the code is on paper'],
  'sealed_voucher.retire_week': [week, 'when it is void'],
}

type Cell = { column: string; value: unknown }

const columnsIn = async (look: SealedLook, engine: string): Promise<string[]> => {
  const { rows } = await (engine === 'SQLite'
    ? sql<{
        name: string
      }>`select t.name || '.' || c.name as name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table' and t.name like 'sealed%'`
    : sql<{ name: string }>`select table_name || '.' || column_name as name from information_schema.columns where table_name like 'sealed%'`
  ).execute(look as never)
  return rows.map(({ name }) => name)
}

const cellsIn = async (look: SealedLook): Promise<Cell[]> => {
  const cells: Cell[] = []
  for (const table of new Set(Object.keys(columns).map((column) => column.split('.')[0] as 'sealed_part')))
    for (const row of await look.selectFrom(table).selectAll().execute())
      for (const [column, value] of Object.entries(row)) cells.push({ column: `${table}.${column}`, value })
  return cells
}

const faultsOf = (cells: readonly Cell[]): string[] =>
  cells.flatMap(({ column, value }) => {
    if (value === null) return []
    const written = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
    return columns[column]?.[0].test(written) ? [] : [`${column}: ${written.slice(0, 40)}`]
  })

for (const [name, engine] of engines)
  describe(`what can be handed over, on ${name} (T3)`, { skip: engine.skip }, () => {
    it('is a list of columns that somebody has thought about, and their values have the shapes it names', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store, ['kaaaaaaaaaaaaaaaaaaaaaaaaaa'])
      await draftOf(store, 'An invented draft.', Buffer.from('picture'))
      const { key, id: telling } = await tellingOf(store, desk, 'An invented telling.', Buffer.from('picture'), 'an invented word')
      await addToTelling(store, key, { said: 'more', text: 'And invented more.', to: null })
      const reader = { holder: 'kaaaaaaaaaaaaaaaaaaaaaaaaaa', identity: desk.editors.kaaaaaaaaaaaaaaaaaaaaaaaaaa?.identity ?? '' }
      assert.deepEqual(await askTeller(store, reader, { telling, text: 'An invented question?' }, today), { is: 'asked' })
      assert.deepEqual((await columnsIn(store.sealed, name)).sort(), Object.keys(columns).sort())
      const cells = await cellsIn(store.sealed)
      assert.ok(cells.some(({ column, value }) => column === 'sealed_part.part' && String(value).startsWith('asked ')))
      assert.deepEqual(faultsOf(cells), [])
      for (const table of ['inbox', 'letter', 'telling', 'part', 'grant', 'act'])
        assert.ok(
          cells.some(({ column }) => column.startsWith(`sealed_${table}.`)),
          table,
        )
      await close()
    })

    it('would be a fault if a word, an hour or a name were kept open', () => {
      for (const [column, value] of [
        ['sealed_letter.bytes', Buffer.from('We met in a kitchen')],
        ['sealed_telling.week', '2026-11-22'],
        ['sealed_telling.week', '2026-W47T12'],
        ['sealed_part.part', 'words of A Name'],
        ['sealed_telling.language', 'ar'],
        ['sealed_act.day', '2026-11-22T12'],
        ['sealed_act.verb', 'asked A Name'],
      ] as const)
        assert.equal(faultsOf([{ column, value }]).length, 1, column)
    })
  })
