// What tests of the files of a telling share: one sent with a file, another that joins it, and who opens which.
import assert from 'node:assert/strict'
import { wayOf } from '../src/actions/add-to-telling.ts'
import { addFile } from '../src/actions/keep-file.ts'
import { openDraft } from '../src/actions/open-draft.ts'
import type { FileCard } from '../src/contributions/file-card.ts'
import { open, openStream } from '../src/sealing/envelope.ts'
import { openIfWhole } from '../src/sealing/letters.ts'
import type { ReceiptKey } from '../src/sealing/receipt-key.ts'
import { cardPart, filesOf } from '../src/store/sealed/files.ts'
import { grantOf } from '../src/store/sealed/grants.ts'
import { filePart, piecesOf, wholePart } from '../src/store/sealed/parts.ts'
import type { Store } from '../src/store/store.ts'
import { chance, freshStore, keepingFor } from './builders.ts'
import type { Engine } from './databases.ts'
import { type Desk, openDesk, recipientsOf, tellingOf } from './tellers.ts'

export const first = Buffer.alloc(340_400, 'an invented banner ')
export const second = Buffer.alloc(1_234_567, 'an invented song ')

export async function* once(bytes: Uint8Array) {
  yield bytes
}

export const card = (description: string, type = 'audio/mpeg') => ({ id: chance.id('a'), type, description, original: false })

/** As whoever has just come in with the number. */
export const add = async (store: Store, key: ReceiptKey, bytes: Uint8Array, description: string) => {
  const way = await wayOf(store.sealed, key)
  assert.ok(way)
  const { identity: _, ...inbox } = key
  return addFile(store, inbox, way, card(description), once(bytes))
}

export const seenBy = async (store: Store, key: ReceiptKey) => {
  const found = await openDraft(store.sealed, key)
  return found.is === 'sent' ? found.sent.files : found.is
}
export const numbersOf = async (store: Store, key: ReceiptKey) => {
  const seen = await seenBy(store, key)
  return typeof seen === 'string' ? seen : seen.map(({ n }) => n)
}
export const idsOf = async (store: Store, key: ReceiptKey) => {
  const seen = await seenBy(store, key)
  return typeof seen === 'string' ? [] : seen.map(({ id }) => id)
}

/** What an editor's key opens of a telling's files: what was said of each, and whether its bytes are those that were sent. */
export const readBy = async (store: Store, telling: string, holder: string, desk: Desk) => {
  const identity = holder === 'recovery' ? desk.recovery.identity : (desk.editors[holder]?.identity as string)
  const grant = await grantOf(store.sealed, telling, holder)
  if (!grant) return 'nothing'
  const own = Buffer.from(await open(grant, identity)).toString()
  const found: [string, boolean][] = []
  for (const file of await filesOf(store.sealed, telling)) {
    const sealed = await wholePart(store.sealed, telling, cardPart(file))
    const opened = sealed && (await openIfWhole<FileCard>(sealed, own))
    assert.ok(opened)
    const pieces: Uint8Array[] = []
    for await (const piece of openStream(piecesOf(store.sealed, telling, filePart(file.id)), opened.identity)) pieces.push(piece)
    const bytes = Buffer.concat(pieces).subarray(0, opened.size)
    found.push([opened.description, bytes.equals(first) || bytes.equals(second)])
  }
  return found
}

export const partsOf = async (store: Store, id: string) =>
  (await store.sealed.selectFrom('sealed_part').select('part').distinct().where('part', 'like', `%${id}%`).execute()).map(
    ({ part }) => part,
  )

/** Sent with one file, to which another was added. */
export const sentWithFiles = async (engine: Engine, word?: string) => {
  const { store, at, close } = await freshStore(engine)
  const desk = await openDesk(store)
  const { key, id } = await tellingOf(store, desk, 'a banner', first, word)
  assert.equal((await add(store, key, second, 'Invented: a song')).is, 'kept')
  return { store, at, close, desk, key, id, keeping: keepingFor(store, recipientsOf(desk)) }
}
