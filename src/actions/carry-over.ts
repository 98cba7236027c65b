// What was sealed to an editor's key before goes over to the one they have now.
import { keysOf, open } from '../sealing/envelope.ts'
import { editorWith, setEditor } from '../store/sealed/editors.ts'
import { dropGrant, dropGrantsTo, grantOf, itemsGrantedTo, putGrants } from '../store/sealed/grants.ts'
import type { SealedChange, SealedLook, Store } from '../store/store.ts'
import { resealed } from './grant-to.ts'
import type { OpenEditor } from './sign-in.ts'
import type { Named } from './who-reads.ts'

type Carried = { item: string; held: Uint8Array; bytes: Uint8Array }

/** All that one key opens, sealed to another. */
export const carried = async (look: SealedLook, from: { holder: string; identity: string }, recipient: string): Promise<Carried[]> => {
  const all: Carried[] = []
  for (const { item, bytes: held } of await itemsGrantedTo(look, from.holder)) {
    const bytes = await resealed(held, from.identity, recipient)
    if (bytes) all.push({ item, held, bytes })
  }
  return all
}

/** What was hidden or taken back meanwhile stays so. */
export const putOver = async (tx: SealedChange, all: readonly Carried[], from: string, to: string): Promise<void> => {
  for (const { item, held, bytes } of all) {
    const still = await grantOf(tx, item, from)
    if (!still || Buffer.compare(still, held) !== 0) continue
    await dropGrant(tx, item, from)
    if ((await grantOf(tx, item, to)) === null) await putGrants(tx, item, [{ holder: to, bytes }])
  }
}

/** Null for what somebody put there who writes into the database. */
const openIfOurs = async (sealed: Uint8Array, own: string): Promise<string | null> => {
  try {
    return (await keysOf(Buffer.from(await open(sealed, own)).toString())).identity
  } catch {
    return null
  }
}

/** What was sealed to the key before while the list still named it. Once it does not, that key is gone. */
export const carryOver = async (store: Store, { editor, keys }: OpenEditor, named: Named): Promise<void> => {
  const { id, former, former_key } = editor
  if (former === null || former_key === null) return
  const identity = await openIfOurs(former_key, keys.identity)
  if (identity === null) return
  const all = await carried(store.sealed, { holder: former, identity }, keys.recipient)
  const isNamed = (id: string) => named.some(({ holder }) => holder === id)
  const isOver = !isNamed(former) && (editor.role !== 'editor' || isNamed(id))
  await store.change(async (tx) => {
    if ((await editorWith(tx, id))?.former !== former) return
    await putOver(tx, all, former, id)
    if (!isOver) return
    await dropGrantsTo(tx, [former])
    await setEditor(tx, id, { former: null, former_key: null })
  })
  if (isOver) await store.scrub()
}
