// What goes for good when a teller, or the ledger after a restore, says so: each is done again without harm.
import { type Day, dayFromIso } from '../dates/days.ts'
import { weekOf } from '../dates/weeks.ts'
import { takeAway } from '../store/open/holes.ts'
import { restingOnlyOn, restingOnSource, type Some } from '../store/open/resting.ts'
import { namesOf } from '../store/open/statements.ts'
import type { Chance, Heading } from '../store/open/writing.ts'
import { dropWithheldOf } from '../store/sealed/envelopes.ts'
import { eraseFile, isFileId } from '../store/sealed/files.ts'
import { dropInbox, inboxOf } from '../store/sealed/inboxes.ts'
import { draftMark } from '../store/sealed/ledger.ts'
import { askToLook, spokenOf } from '../store/sealed/paraphrases.ts'
import { draftItem, dropItem } from '../store/sealed/parts.ts'
import { dropProposals } from '../store/sealed/proposals.ts'
import { dropTelling, findTelling, type TellingRow } from '../store/sealed/tellings.ts'
import type { SealedChange } from '../store/store.ts'

/** Statements that went, and statements that cited it and stand on other sources. */
export type Erasure = { statements: number; onOthers: number }
type Plain = Omit<Heading, 'act'>

/** Its own statements, every citation of it, what rests on it alone, and what of it is withheld. Somebody is asked to look at the pages it left. */
const eraseSource = async (tx: SealedChange, source: string, heading: Plain, chance: Chance): Promise<Erasure> => {
  await dropItem(tx, source)
  await dropWithheldOf(tx, source)
  const { onOthers, ...what } = await restingOnSource(tx, source)
  const spoken = await spokenOf(tx, what.statements, source)
  const { statements } = await takeAway(tx, what, 'erased', { ...heading, act: 'erase' }, chance)
  const left = await namesOf(tx, spoken)
  await askToLook(tx, [...left.keys()], weekOf(dayFromIso(heading.day) as Day))
  return { statements: statements.length, onOthers }
}

const nothing: Erasure = { statements: 0, onOthers: 0 }

/** Grants first, then bodies, what was drawn from them, letters, outlines and the way back; the row last. */
export const dropWhole = async (tx: SealedChange, telling: string): Promise<void> => {
  await dropItem(tx, telling)
  await dropProposals(tx, telling)
  const inbox = await inboxOf(tx, telling)
  if (inbox) await eraseDraft(tx, inbox.lookup)
  await dropTelling(tx, telling)
}

/** It, and what became public of it. */
export const eraseTelling = async (tx: SealedChange, { id, source }: TellingRow, heading: Plain, chance: Chance): Promise<Erasure> => {
  await dropWhole(tx, id)
  return source === null ? nothing : eraseSource(tx, source, heading, chance)
}

export const eraseDraft = async (tx: SealedChange, lookup: Uint8Array): Promise<void> => {
  await dropItem(tx, draftItem(lookup))
  await dropInbox(tx, lookup)
}

/** Single statements and evidence rows, and what rests on those rows alone. */
export const eraseSome = async (tx: SealedChange, { statements, evidence }: Some, heading: Plain, chance: Chance) => {
  const { alone } = await restingOnlyOn(tx, evidence)
  return takeAway(tx, { evidence, statements: [...statements, ...alone] }, 'erased', { ...heading, act: 'erase' }, chance)
}

/** Whatever a line of the ledger calls by this id, if it is here. */
export const eraseItem = async (tx: SealedChange, item: string, heading: Plain, chance: Chance): Promise<void> => {
  const telling = await findTelling(tx, item)
  if (telling) await eraseTelling(tx, telling, heading, chance)
  else if (await tx.selectFrom('record').select('id').where('id', '=', item).executeTakeFirst())
    await eraseSource(tx, item, heading, chance)
  else if (isFileId(item)) await eraseFile(tx, item)
  else if (/^[tv][a-z2-7]{26}$/.test(item)) await eraseSome(tx, { statements: [item], evidence: [item] }, heading, chance)
  else
    for (const { lookup, telling } of await tx.selectFrom('sealed_inbox').select(['lookup', 'telling']).execute())
      if (telling === null && draftMark(lookup) === item) await eraseDraft(tx, lookup)
}
