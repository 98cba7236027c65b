// What was drawn from a telling, before it is public: changed, shown to its teller, read a second time, published, and taken back.
import { changeProposal } from '../../actions/draw-statement.ts'
import { blocksOf, openDrawing, repliedTo } from '../../actions/open-proposal.ts'
import { proposeWords, readThrough } from '../../actions/propose-words.ts'
import { publishProposal } from '../../actions/publish-proposal.ts'
import { settleTelling } from '../../actions/settle-telling.ts'
import { undo } from '../../actions/undo.ts'
import { longestLine, readLine } from '../../contributions/typed.ts'
import { isoDay } from '../../dates/days.ts'
import { idFrom, type RecordId } from '../../history/record.ts'
import type { Block } from '../../review/gate.ts'
import { peopleInside } from '../../review/inside.ts'
import { type Proposal, resolutions, withoutIdle } from '../../review/proposal.ts'
import { isLocale, locales } from '../pages/locales.ts'
import type { ShareReply } from '../share/asked.ts'
import type { Said } from '../share/pages/parts/faults.tsx'
import { onTo, page } from '../share/reply.ts'
import { missing } from './missing.tsx'
import { insideField, ProposalPage, proposalFields } from './pages/proposal-page.tsx'
import { byOf, readersNow } from './proposal-by.ts'
import type { SignedVisit } from './visit.ts'
import { standingBeside, wordsProposed } from './wording.ts'

/** A teller reads it in the language they told it in, where the catalogues have that. */
const wordsFor = ({ parts }: SignedVisit, lang: string) => parts.words[isLocale(lang) ? lang : locales[0]]

const opened = async (visit: SignedVisit) => {
  const { parts, signed, ids } = visit
  const drawing = await openDrawing(parts.store.sealed, signed.reader, ids.telling)
  if (!drawing) return null
  const { current } = drawing
  if (!current) return { drawing, now: null }
  const call = (id: RecordId) => current.called.get(id) ?? id
  const text = wordsProposed(wordsFor(visit, drawing.told.telling.lang), current.proposal, call)
  const blocks = blocksOf(drawing, current, { editors: await readersNow(visit), today: isoDay(parts.today()) })
  return { drawing, now: { ...current, call, text, blocks } }
}

export const showProposal = async (visit: SignedVisit, faults: readonly Said[] = []): Promise<ShareReply> => {
  const { setting, signed, ids, field } = visit
  const found = await opened(visit)
  if (!found) return missing(visit)
  const { drawing, now } = found
  const last = now?.proposed.at(-1)
  return page(
    <ProposalPage
      setting={setting}
      name={signed.editor.name}
      telling={ids.telling}
      published={drawing.rows.flatMap(({ revision }) => revision ?? [])}
      drawn={
        now && {
          proposal: now.proposal,
          mark: now.mark,
          call: now.call,
          beside: await Promise.all(now.proposal.drawn.map((drawn) => standingBeside(visit, drawn))),
          text: now.text,
          lang: drawing.told.telling.lang,
          inside: peopleInside(now.proposal),
          blocks: now.blocks,
          shown: last ? { same: last.of === now.mark, reply: repliedTo(drawing, last) } : null,
          readByYou: now.readings.some(({ editor, of }) => editor === signed.editor.id && of === now.mark),
        }
      }
      typed={new Map([[proposalFields.name, faults.length > 0 ? field(proposalFields.name) : (now?.proposal.name ?? '')]])}
      faults={faults}
    />,
    faults.length > 0 ? 422 : 200,
  )
}

const stale = (visit: SignedVisit): Promise<ShareReply> =>
  showProposal(visit, [
    { field: 'drawn', says: visit.words.say('It was changed meanwhile, perhaps by another editor. Please look at it once more.') },
  ])

/** One form of the page each: it is named, something is taken out, or it is decided about the people inside. */
const changed = (visit: SignedVisit, before: Proposal): Proposal | Said => {
  const { field, asked, words } = visit
  if (asked.form.has(proposalFields.name)) {
    const name = readLine(field(proposalFields.name))
    if (name === null || name === '') return { field: proposalFields.name, says: words.say('There is nothing written here yet.') }
    return name.length > longestLine
      ? { field: proposalFields.name, says: words.say('This is too long. Please make it shorter.') }
      : { ...before, name }
  }
  if (asked.form.has(proposalFields.drop)) {
    const place = Number(field(proposalFields.drop))
    return withoutIdle({ ...before, drawn: before.drawn.filter((_, n) => n !== place) })
  }
  const found = peopleInside(before)
  const decided = found.flatMap(({ piece }, n) => {
    const is = resolutions.find((one) => one === field(insideField(n)))
    return is && field(`${insideField(n)}-is`) === piece ? [{ piece, is }] : []
  })
  const marked = readLine(field(proposalFields.mark)) ?? ''
  const more = marked === '' ? [] : [{ piece: marked, is: 'removed' as const }]
  const again = new Set([...decided, ...more].map(({ piece }) => piece))
  return { ...before, inside: [...before.inside.filter(({ piece }) => !again.has(piece)), ...decided, ...more] }
}

export const change = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, ids, routes, asked } = visit
  if (asked.ticket === 'used') return onTo(routes.deskProposal(ids.telling))
  let fault: Said | null = null
  let isStale = false
  const done = await changeProposal(parts.store, ids.telling, await byOf(visit), (before, mark) => {
    if (mark !== visit.field(proposalFields.of)) {
      isStale = true
      return null
    }
    const next = changed(visit, before)
    if (!('says' in next)) return next
    fault = next
    return null
  })
  if (done.is === 'missing') return missing(visit)
  if (isStale) return stale(visit)
  return fault ? showProposal(visit, [fault]) : onTo(routes.deskProposal(ids.telling))
}

/** Whatever its teller says to it, these stand in the way. */
const notReady: readonly Block[] = ['no-name', 'nothing-drawn', 'someone-inside', 'not-there']

export const propose = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, ids, routes, field, words } = visit
  const found = await opened(visit)
  if (!found) return missing(visit)
  if (found.now?.mark !== field(proposalFields.of)) return stale(visit)
  const own = found.now.blocks.filter((block) => notReady.includes(block))
  if (own.length > 0)
    return showProposal(visit, [
      { field: 'drawn', says: words.say('It is not ready to be shown to whoever told it. What is missing stands below.') },
    ])
  const done = await proposeWords(parts.store, signed.reader, {
    telling: ids.telling,
    text: found.now.text,
    of: found.now.mark,
    today: parts.today(),
  })
  switch (done.is) {
    case 'proposed':
      return onTo(routes.deskProposal(ids.telling))
    case 'missing':
      return missing(visit)
    case 'changed':
      return stale(visit)
    case 'no-way':
      return showProposal(visit, [
        { field: 'drawn', says: words.say('Nobody can be asked: this came back from a backup without its way to whoever told it.') },
      ])
    case 'full':
      return showProposal(visit, [{ field: 'drawn', says: words.say('Fifty drafts of these words were shown already.') }])
  }
}

export const readAgain = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, ids, routes, field } = visit
  const done = await readThrough(parts.store, signed.reader, {
    telling: ids.telling,
    of: field(proposalFields.of),
    now: parts.now(),
    today: parts.today(),
  })
  if (done.is === 'missing') return missing(visit)
  return done.is === 'changed' ? stale(visit) : onTo(routes.deskProposal(ids.telling))
}

const chanceOf = ({ parts: { chance } }: SignedVisit) => ({
  salt: () => chance.bytes(16),
  id: (letter: Parameters<typeof idFrom>[0]) => idFrom(letter, chance.bytes(17)),
})

export const publishNow = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, ids, routes, field, words } = visit
  const done = await publishProposal(
    parts.store,
    signed.reader,
    { telling: ids.telling, mark: field(proposalFields.of), editors: await readersNow(visit), today: parts.today() },
    chanceOf(visit),
  )
  switch (done.is) {
    case 'published':
      return onTo(routes.deskProposal(ids.telling))
    case 'missing':
      return missing(visit)
    case 'changed':
      return stale(visit)
    case 'blocked':
      return showProposal(visit, [{ field: 'drawn', says: words.say('Something still stands in the way. It is said below.') }])
  }
}

export const takeBack = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, ids, routes, field, words } = visit
  const drawing = await openDrawing(parts.store.sealed, signed.reader, ids.telling)
  if (!drawing) return missing(visit)
  const row = drawing.rows.find(({ revision }) => String(revision) === field(proposalFields.revision))
  if (!row?.revision) return stale(visit)
  const done = await undo(parts.store, signed.reader, { number: row.revision, today: parts.today() }, chanceOf(visit))
  if (done.is === 'open')
    return showProposal(visit, [
      {
        field: 'drawn',
        says: words.say('Something else is drawn from this telling at the moment. Publish that first, or take it all out.'),
      },
    ])
  return onTo(routes.deskProposal(ids.telling))
}

/** Nothing of it is shown: its own words go when the time is over, as its teller chose. */
export const settle = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, ids, routes } = visit
  const done = await settleTelling(parts.store, signed.reader, ids.telling, parts.today())
  return done.is === 'missing' ? missing(visit) : onTo(routes.deskTelling(ids.telling))
}
