// What was drawn from a telling becomes public, whole, as one revision: only where nothing stands in the way at that very moment.
import { type Day, isoDay } from '../dates/days.ts'
import { markOf as addressMark } from '../history/address-mark.ts'
import type { Changeset } from '../history/changeset.ts'
import type { IdLetter, Kind, RecordId } from '../history/record.ts'
import type { Revision } from '../history/revision.ts'
import { slugFor } from '../history/slug.ts'
import { changesetOf } from '../review/composing.ts'
import type { Block } from '../review/gate.ts'
import { namedAmong } from '../store/open/statements.ts'
import type { Chance } from '../store/open/writing.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { setProposal } from '../store/sealed/proposals.ts'
import { findTelling, setTelling } from '../store/sealed/tellings.ts'
import type { SealedChange, Store } from '../store/store.ts'
import { blocksOf, type Drawing, type OpenProposal, openDrawing } from './open-proposal.ts'
import type { Reader } from './open-telling.ts'
import { publish } from './publish.ts'
import { retireWeekFrom } from './settle-telling.ts'

type Ids = Chance & { id: (letter: IdLetter) => string }
type Published =
  | { is: 'published'; revision: Revision }
  | { is: 'blocked'; by: readonly Block[] }
  /** Somebody changed it since it was looked at. */
  | { is: 'changed' }
  | { is: 'missing' }

/** Each address that a new record would have, whether another has it or had it once and lost it. */
const takenAddresses = async (tx: SealedChange, wanted: readonly { kind: Kind; slug: string }[]): Promise<Set<string>> => {
  const taken = new Set<string>()
  for (const { kind, slug } of wanted) {
    const row = await tx
      .selectFrom('address')
      .select('kind')
      .where('kind', '=', kind)
      .where('slug', 'in', [slug, addressMark(kind, slug)])
      .executeTakeFirst()
    if (row) taken.add(`${kind}/${slug}`)
  }
  return taken
}

/** What says of the source that it is called otherwise. */
const formerNames = async (tx: SealedChange, source: RecordId, { name }: OpenProposal['proposal']): Promise<string[]> => {
  const said = tx.selectFrom('statement').select('id').where('subject', '=', source).where('property', '=', 'name')
  const standing = said.where('value_text', '!=', name).where('ended', 'is', null).where('gone', 'is', null)
  return (await standing.execute()).map(({ id }) => id)
}

const composed = async (tx: SealedChange, { proposal }: OpenProposal, source: RecordId, { id }: Ids): Promise<Changeset> => {
  const records = [{ id: source, kind: 'source' as const, name: proposal.name }, ...proposal.records]
  const ids = records.map((record) => record.id)
  const there = new Set((await tx.selectFrom('record').select('id').where('id', 'in', ids).execute()).map((row) => row.id))
  const named = await namedAmong(tx, ids)
  const free = () => false
  const taken = await takenAddresses(
    tx,
    records.map((record) => ({ kind: record.kind, slug: slugFor(record, free) })),
  )
  const freeSlug = (one: { id: RecordId; kind: Kind; name: string }) => {
    const slug = slugFor(one, (slug) => taken.has(`${one.kind}/${slug}`))
    taken.add(`${one.kind}/${slug}`)
    return slug
  }
  return changesetOf(proposal, { source, formerNames: await formerNames(tx, source, proposal), there, named, slugFor: freeSlug, id })
}

type Wanted = { telling: string; mark: string; editors: number; today: Day }
type Ready = { is: 'ready'; drawing: Drawing; current: OpenProposal; source: RecordId }

const readyFor = async (tx: SealedChange, reader: Reader, { telling, mark, editors, today }: Wanted, { id }: Ids) => {
  const drawing = await openDrawing(tx, reader, telling)
  const row = await findTelling(tx, telling)
  if (!drawing || !row) return { is: 'missing' } as const
  const { current } = drawing
  if (current?.mark !== mark) return { is: 'changed' } as const
  const by = blocksOf(drawing, current, { editors, today: isoDay(today) })
  if (by.length > 0) return { is: 'blocked', by } as const
  return { is: 'ready', drawing, current, source: row.source ?? id('s') } satisfies Ready
}

/** Whether nobody but whoever drew it read it: that is said in the log. */
const isByOneAlone = ({ proposal, readings, mark }: OpenProposal) =>
  readings.every(({ editor, of }) => of !== mark || editor === proposal.changedBy)

/** `mark`: of what was on the page. Its own words are kept ninety days more, or for good where the teller wished so. */
export const publishProposal = async (store: Store, reader: Reader, wanted: Wanted, chance: Ids): Promise<Published> => {
  const found: { now: Ready | Exclude<Published, { is: 'published' }> } = { now: { is: 'missing' } }
  const revision = await publish(
    store,
    { day: isoDay(wanted.today), act: 'publish', note: null },
    chance,
    async (tx) => {
      const ready = await readyFor(tx, reader, wanted, chance)
      found.now = ready
      return ready.is === 'ready' ? composed(tx, ready.current, ready.source, chance) : null
    },
    async (tx, { number }) => {
      if (found.now.is !== 'ready') return
      const { drawing, current, source } = found.now
      const { terms } = drawing.told
      const verb = isByOneAlone(current) ? 'publish-alone' : 'publish'
      await enterAct(tx, { day: isoDay(wanted.today), editor: reader.holder, verb, item: wanted.telling })
      await setProposal(tx, current.id, { revision: number })
      await setTelling(tx, wanted.telling, {
        source,
        retire_week: terms?.raw === 'keep' ? null : retireWeekFrom(wanted.today),
        shown_until: terms?.until ?? null,
      })
    },
  )
  if (revision) return { is: 'published', revision }
  return found.now.is === 'ready' ? { is: 'missing' } : found.now // its teller took it back in this very moment
}
