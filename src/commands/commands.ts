// Every command there is, what it takes and what it does: the list that `npm start -- anything-else` shows.
import type { Store } from '../store/store.ts'
import { offer, publish } from './collection.ts'
import { backup, erase, move, rebuild, restore, scrub, verify } from './keeping.ts'
import type { Surroundings } from './surroundings.ts'

/** Where nothing stands yet, only these have anything to do: the others would keep, prove or move nothing. */
export const begins = ['restore', 'publish', 'offer']

type Command = (surroundings: Surroundings, store: Store, words: readonly string[]) => Promise<boolean>

export const commands: Record<string, { takes: string; does: string; run: Command }> = {
  offer: { takes: '', does: 'show what the collection’s files would change here', run: offer },
  publish: { takes: '', does: 'publish what the collection’s files say as a new revision', run: publish },
  verify: { takes: '', does: 'prove that the chain of revisions is intact', run: verify },
  backup: {
    takes: 'FILE',
    does: 'write the whole history to a file, also while it is served',
    run: (all, store, [file]) => backup(all, store, file as string),
  },
  restore: {
    takes: 'FILE',
    does: 'fill an empty database from a backup',
    run: (all, store, [file]) => restore(all, store, file as string),
  },
  move: {
    takes: 'TO',
    does: 'copy the history into another database (postgres://… or a file)',
    run: (all, store, [to]) => move(all, store, to as string),
  },
  rebuild: { takes: '', does: 'build anew what is derived from the history', run: rebuild },
  scrub: { takes: '', does: 'make what was erased unreadable in the database’s own files too', run: scrub },
  erase: { takes: 'ID…', does: 'erase statements (t…) or evidence (v…) for good', run: erase },
}

export const usage = (): string =>
  [
    ['', 'serve the history'],
    ['check', 'read the collection’s files and name every fault'],
    ['id KIND', 'make an id for a new record’s file'],
    ...Object.entries(commands).map(([name, { takes, does }]) => [`${name} ${takes}`, does]),
  ]
    .map(([words = '', does]) => `npm start ${words === '' ? '  ' : '--'} ${words.padEnd(13)}${does}`)
    .join('\n')
