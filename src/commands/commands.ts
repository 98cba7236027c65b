// Every command there is, what it takes and what it does: the list that `npm start -- anything-else` shows.
import type { Store } from '../store/store.ts'
import { backup } from './backing-up.ts'
import { offer, publish } from './collection.ts'
import { editors } from './editors.ts'
import { exportHistory } from './exporting.ts'
import { erase, move, rebuild, scrub, tidy, verify } from './keeping.ts'
import { rescue } from './rescue.ts'
import { restore } from './restoring.ts'
import { setup } from './setup.ts'
import { sheets } from './sheets.ts'
import { sources } from './sources.ts'
import type { Surroundings } from './surroundings.ts'
import { vouch } from './vouchers.ts'
import { bringBack, withhold } from './withholding.ts'

/** Where nothing stands yet, only these have anything to do: the others would keep, prove or move nothing. */
export const begins = ['restore', 'publish', 'offer', 'sources', 'setup']
/** These are about what is sealed, which may be there before any history is. */
export const needNoHistory = ['editors', 'rescue', 'vouch', 'sheets']

type Command = (surroundings: Surroundings, store: Store, words: readonly string[]) => Promise<boolean>

export const commands: Record<string, { takes: string; does: string; run: Command }> = {
  offer: { takes: '', does: 'show what the collection’s files would change here', run: offer },
  publish: { takes: '', does: 'publish what the collection’s files say as a new revision', run: publish },
  sources: {
    takes: 'FILE [LANGUAGE]',
    does: 'make files for the sources in a list of literature (BibTeX, RIS, CSL-JSON), to be published',
    run: (all, store, [file, language]) => sources(all, store, file as string, language),
  },
  verify: { takes: '', does: 'prove that the chain of revisions is intact, and what was done at the desk', run: verify },
  backup: {
    takes: 'FILE',
    does: 'write the whole history to a file, also while it is served, and what opens its sealed half to FILE.keys',
    run: (all, store, [file]) => backup(all, store, file as string),
  },
  restore: {
    takes: 'FILE [KEYFILE]',
    does: 'fill an empty database from a backup; with recovery.key its FILE.keys too',
    run: (all, store, [file, keyFile]) => restore(all, store, file as string, keyFile),
  },
  move: {
    takes: 'TO',
    does: 'copy the history into another database (postgres://… or a file)',
    run: (all, store, [to]) => move(all, store, to as string),
  },
  export: {
    takes: 'FOLDER',
    does: 'write what stands now to files like those of the collection; what people sent stays out',
    run: (all, store, [folder]) => exportHistory(all, store, folder as string),
  },
  rebuild: { takes: '', does: 'build anew what is derived from the history', run: rebuild },
  scrub: { takes: '', does: 'make what was erased unreadable in the database’s own files too', run: scrub },
  tidy: { takes: '', does: 'do now what happens each night: destroy what is past its time, write the files anew', run: tidy },
  setup: { takes: 'FOLDER [NAME]', does: 'begin sharing: two keys to carry away, and the first editor', run: setup },
  editors: { takes: '', does: 'list who may read what is sent, and whether the list is signed', run: editors },
  'editors sign': { takes: 'KEYFILE', does: 'sign a new list of all editors', run: editors },
  'editors remove': { takes: 'NAME KEYFILE', does: 'take from an editor all they could open, and sign the next list', run: editors },
  'editors invite': { takes: 'ROLE', does: 'make a code for a new editor, translator or steward', run: editors },
  'editors codes': { takes: 'NAME', does: 'make a code for whoever lost the phone of their one-time codes', run: editors },
  'editors grant': { takes: 'NAME KEYFILE', does: 'let an editor open all that recovery.key opens', run: editors },
  withhold: { takes: 'RECORD…', does: 'take pages out of sight at once, by address (groups/junkiebond) or id', run: withhold },
  return: { takes: 'ID KEYFILE', does: 'bring back what was withheld, with recovery.key or as an editor by name', run: bringBack },
  rescue: {
    takes: 'FOLDER',
    does: 'write all that is sealed to files that recovery.key and the age tool open',
    run: (all, store, [folder]) => rescue(all, store, folder as string),
  },
  vouch: { takes: 'N', does: 'make codes that open the fast lane once', run: vouch },
  sheets: { takes: 'N LANGUAGE FILE', does: 'make sheets to tell on paper; --a5 after it: to be folded', run: sheets },
  erase: { takes: 'ID…', does: 'erase statements (t…) or evidence (v…) for good', run: erase },
}

export const usage = (): string =>
  [
    ['', 'serve the history'],
    ['check', 'read the collection’s files and name every fault'],
    ['id KIND', 'make an id for a new record’s file'],
    ...Object.entries(commands).map(([name, { takes, does }]) => [`${name} ${takes}`, does]),
  ]
    .map(([words = '', does]) => `npm start ${words === '' ? '  ' : '--'} ${words.padEnd(30)}${does}`)
    .join('\n')
