// The machine's owner withholds a page at once and reversibly; who could read what is sent here brings it back.
import { existsSync } from 'node:fs'
import { returnRecord, withholdRecord } from '../actions/withhold.ts'
import { unwrapKey } from '../sealing/editor-key.ts'
import { recordAt } from '../store/open/reading.ts'
import { findEditor } from '../store/sealed/editors.ts'
import type { Store } from '../store/store.ts'
import { keepingOf } from './keeping-ledger.ts'
import { identityIn } from './key-files.ts'
import { counted, type Surroundings } from './surroundings.ts'

/** Of a record by its address (`groups/junkiebond`), or whatever id was given. */
const idOf = async (store: Store, given: string): Promise<string> => (await recordAt(store.look, given))?.id ?? given

export const withhold = async (surroundings: Surroundings, store: Store, given: readonly string[]): Promise<boolean> => {
  const { say } = surroundings
  let all = true
  for (const one of given) {
    const id = await idOf(store, one)
    const done = await withholdRecord(store, id, await keepingOf(surroundings, store))
    if (done.is === 'withheld')
      say(
        `${one} is withheld (${counted(done.statements, 'statement')}): it is sealed, and no page says it. «npm start -- return ${id} KEYFILE» brings it back.`,
      )
    else if (done.is === 'missing') say(`No word of ${one} is public. Say an address like groups/junkiebond, or an id.`)
    else say(`${one} cannot be sealed: no list in force says who may bring it back. «npm start -- setup» or «npm start -- editors» first.`)
    all &&= done.is === 'withheld'
  }
  return all
}

/** `key` is the file of the recovery key, or the name of an editor, who is asked for the passphrase. Null where it opens nothing. */
const identityOf = async ({ say, asking }: Surroundings, store: Store, key: string): Promise<string | null> => {
  if (existsSync(key)) {
    const identity = identityIn(key)
    if (identity === null) say(`${key} holds no recovery key; it is the one named recovery.key.`)
    return identity
  }
  const editor = await findEditor(store.sealed, key)
  const passphrase = await asking.ask(`The passphrase of ${key} (it is not shown): `, { hidden: true })
  const keys = editor && passphrase !== null ? await unwrapKey(editor, passphrase) : null
  if (!keys) say('There is no such file, and no editor of that name with that passphrase.')
  return keys?.identity ?? null
}

export const bringBack = async (surroundings: Surroundings, store: Store, [id, key]: readonly string[]): Promise<boolean> => {
  const { say } = surroundings
  if (id === undefined || key === undefined) {
    say('Say what, and with which key: npm start -- return ID recovery.key, or an editor’s name in place of the file.')
    return false
  }
  const identity = await identityOf(surroundings, store, key)
  if (identity === null) return false
  const done = await returnRecord(store, id, identity, await keepingOf(surroundings, store))
  if (done.is === 'returned') say(`It stands where it stood (${counted(done.statements, 'statement')}).`)
  else if (done.is === 'other-key') say('It was not sealed to that key. Nothing was changed.')
  else say(`Nothing is withheld as ${id}. What a teller withheld comes back with their receipt alone.`)
  return done.is === 'returned'
}
