// Revisions chained by hash: each stands for exactly what it added, ended, took away and brought back.
import { hashOf, type Leaf } from './leaves.ts'

const acts = ['publish', 'undo', 'collection', 'erase', 'withhold', 'return'] as const
export type Act = (typeof acts)[number]

export type Revision = {
  number: number
  /** ISO day, UTC; the Monday of the week for what a teller began. */
  day: string
  act: Act
  before: Uint8Array | null
  root: Uint8Array
  hash: Uint8Array
}

/** What a revision did, as its root sees it. */
export type Deed = { added: readonly Leaf[]; ended: readonly string[]; gone: readonly string[]; back: readonly string[] }

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** SHA-256 over the four sorted lists, each named and counted, so that nothing can pass from one list to another. */
export const rootOf = (deed: Deed): Uint8Array => {
  const lists = { added: deed.added.map(hex), ended: [...deed.ended], gone: [...deed.gone], back: [...deed.back] }
  const lines = Object.entries(lists).flatMap(([list, items]) => [`${list} ${items.length}`, ...items.sort()])
  return hashOf(new TextEncoder().encode(lines.join('\n')))
}

export const chain = (before: Revision | null, day: string, act: Act, root: Uint8Array, noteLeaf: Leaf | null): Revision => {
  const number = (before?.number ?? 0) + 1
  const head = [before ? hex(before.hash) : '', number, day, act, hex(root), noteLeaf ? hex(noteLeaf) : '']
  return { number, day, act, before: before?.hash ?? null, root, hash: hashOf(new TextEncoder().encode(head.join('\n'))) }
}
