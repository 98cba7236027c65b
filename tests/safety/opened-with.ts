// All that a set of keys opens in a database, by trying each on every sealed thing, and what that holds as further keys.
import { open } from '../../src/sealing/envelope.ts'
import type { Store } from '../../src/store/store.ts'

/** Parts whole, pieces put together. */
export const sealedIn = async ({ sealed }: Store): Promise<Uint8Array[]> => {
  const parts = new Map<string, Uint8Array[]>()
  for (const { item, part, bytes } of await sealed.selectFrom('sealed_part').selectAll().orderBy('n').execute()) {
    const name = `${item} ${part}`
    parts.set(name, [...(parts.get(name) ?? []), bytes])
  }
  return [
    ...(await sealed.selectFrom('sealed_letter').select('bytes').execute()).map(({ bytes }) => bytes),
    ...(await sealed.selectFrom('sealed_grant').select('bytes').execute()).map(({ bytes }) => bytes),
    ...[...parts.values()].map((pieces) => Buffer.concat(pieces)),
  ]
}

/** Grants that a letter carries are tried too. */
export const openedWith = async (identities: readonly string[], sealed: readonly Uint8Array[]): Promise<Buffer> => {
  const keys = [...identities]
  const tried = [...sealed]
  const opened = new Map<Uint8Array, Uint8Array>()
  for (let before = -1; before !== opened.size; ) {
    before = opened.size
    for (const bytes of [...tried])
      for (const key of keys) {
        if (opened.has(bytes)) break
        const found = await open(bytes, key).catch(() => null)
        if (!found) continue
        opened.set(bytes, found)
        const text = Buffer.from(found).toString('latin1')
        keys.push(...(text.match(/AGE-SECRET-KEY-1[0-9A-Z]{58}/g) ?? []))
        for (const [packed] of text.matchAll(/[A-Za-z0-9+/]{200,}={0,2}/g)) tried.push(Buffer.from(packed, 'base64'))
      }
  }
  return Buffer.concat([...opened.values()])
}
