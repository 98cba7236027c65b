// A statement is drawn from a passage, step by step on one address: which sentences, of whom they speak, what they say; nothing is kept before the end.
import { changeProposal } from '../../actions/draw-statement.ts'
import { type Drawing, openDrawing } from '../../actions/open-proposal.ts'
import { wordsOf } from '../../contributions/answer.ts'
import { longestLine, readLine } from '../../contributions/typed.ts'
import { faultsOf } from '../../history/checking.ts'
import { idFrom, isRecordId, type Kind, kinds, letterOf, type RecordId } from '../../history/record.ts'
import { type Property, properties } from '../../history/vocabulary.ts'
import { type Passage, passageIn } from '../../review/passage.ts'
import { type Drawn, type NewRecord, type Proposal, sayingOf } from '../../review/proposal.ts'
import { drawnFields, drawnProperties, readDrawn } from '../../review/reading-form.ts'
import { findCalled } from '../../store/open/finding-names.ts'
import { atRevision, glanceAt, namesOf } from '../../store/open/statements.ts'
import type { ShareReply } from '../share/asked.ts'
import type { Said } from '../share/pages/parts/faults.tsx'
import { onTo, page } from '../share/reply.ts'
import { subjectOf } from '../share/subject.ts'
import { missing } from './missing.tsx'
import { type Candidate, DrawSubjectPage, DrawValuePage, DrawWhatPage, drawFields, sentenceField } from './pages/draw-pages.tsx'
import { byOf } from './proposal-by.ts'
import { showTelling } from './reading.tsx'
import type { SignedVisit } from './visit.ts'
import { standingBeside } from './wording.ts'

const mostCandidates = 8
/** Persons are told of only with a public role, and sources are what something rests on: neither is made here. */
const newKinds = kinds.filter((kind) => kind !== 'person' && kind !== 'source')

type Subject = { id: RecordId; kind: Kind; name: string; lang: string; fresh: NewRecord | null }

const chosenIn = ({ asked }: SignedVisit): ReadonlySet<number> =>
  new Set(
    [...asked.form].flatMap(([name, value]) => {
      const place = /^sentence-(\d{1,4})$/.exec(name)?.[1]
      return place !== undefined && value === 'yes' ? [Number(place)] : []
    }),
  )

const passageOf = (visit: SignedVisit, { told }: Drawing): Passage | null => {
  const answer = told.telling.answers.find(({ question }) => question === visit.field(drawFields.question))
  if (!answer) return null
  const lang = answer.lang ?? told.telling.lang
  const text = passageIn(wordsOf(answer), lang, chosenIn(visit))
  return text === '' ? null : { question: answer.question, text, lang }
}

const known = async ({ parts }: SignedVisit, proposal: Proposal | null, id: string): Promise<Subject | null> => {
  const fresh = proposal?.records.find((record) => record.id === id)
  if (fresh) return { ...fresh, fresh }
  const named = isRecordId(id) ? (await namesOf(parts.store.look, [id])).get(id) : undefined
  return named ? { id: named.id, kind: named.kind, name: named.name, lang: named.lang, fresh: null } : null
}

/** `new-group` with a name makes one; an id is one that stands, or that this proposal made before. */
const subjectIn = async (visit: SignedVisit, proposal: Proposal | null, field: { chosen: string; called: string }, lang: string) => {
  const chosen = visit.field(field.chosen)
  const kind = newKinds.find((one) => chosen === `new-${one}`)
  if (kind === undefined) return chosen === '' ? null : known(visit, proposal, chosen)
  const name = readLine(visit.field(field.called)) ?? ''
  if (name === '' || name.length > longestLine) return null
  const made = proposal?.records.find((record) => record.kind === kind && record.name === name)
  const fresh = made ?? { id: idFrom(letterOf(kind), visit.parts.chance.bytes(17)), kind, name, lang }
  return { ...fresh, fresh } satisfies Subject
}

const candidates = async (visit: SignedVisit, proposal: Proposal | null, called: string, of: readonly Kind[]): Promise<Candidate[]> => {
  const own = (proposal?.records ?? [])
    .filter(({ kind }) => of.includes(kind))
    .map(({ id, kind, name, lang }) => ({ id, kind, name, lang }))
  const found = called === '' ? [] : await findCalled(visit.parts.store.look, called, of, mostCandidates)
  return [...own, ...found.map(({ id, kind, name, lang }) => ({ id, kind, name, lang }))]
}

/** The page that the telling began on, if it was about one. */
const aboutOf = async (visit: SignedVisit, { told }: Drawing): Promise<Candidate[]> => {
  const found = await subjectOf(visit.parts.store.look, told.telling.about ?? null, visit.locale)
  if (!found) return []
  const called = await findCalled(visit.parts.store.look, found.subject.name, kinds, mostCandidates)
  return called.filter(({ path }) => path === found.subject.path).map(({ id, kind, name, lang }) => ({ id, kind, name, lang }))
}

const typesOf = async ({ parts }: SignedVisit, id: RecordId): Promise<string[]> => {
  const at = await atRevision(parts.store.look)
  const said = at ? await glanceAt(parts.store.look, [id], at) : []
  return said.flatMap(({ property, value }) => (property === 'type' && value.kind === 'choice' ? [value.choice] : []))
}

/** Faults of the vocabulary, as sentences beside the value. */
const unsayable = async (visit: SignedVisit, drawn: Drawn, records: readonly (Subject | null)[]): Promise<boolean> => {
  const kindsOf = new Map(records.flatMap((one) => (one ? [[one.id, one.kind] as const] : [])))
  const types = new Map<string, string[]>()
  for (const one of records) if (one && !one.fresh) types.set(one.id, await typesOf(visit, one.id))
  return faultsOf(sayingOf(drawn), { kindOf: (id) => kindsOf.get(id), typesOf: (id) => types.get(id) ?? [] }).length > 0
}

const typedFields: readonly string[] = [...Object.values(drawnFields), drawFields.calledOther, drawFields.quoted]

export const draw = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, setting, signed, ids, words, routes, field, asked } = visit
  const drawing = await openDrawing(parts.store.sealed, signed.reader, ids.telling)
  if (!drawing) return missing(visit)
  const passage = passageOf(visit, drawing)
  if (!passage) {
    const answered = drawing.told.telling.answers.findIndex(({ question }) => question === field(drawFields.question))
    return showTelling(visit, {
      faults: [{ field: sentenceField(answered, 0), says: words.say('Please choose the sentences that something is drawn from.') }],
    })
  }
  const proposal = drawing.current?.proposal ?? null
  const carried = Object.fromEntries([
    [drawFields.question, passage.question],
    ...[...chosenIn(visit)].map((place) => [`sentence-${place}`, 'yes']),
  ])
  const base = { setting, name: signed.editor.name, telling: ids.telling, passage }

  const subject = await subjectIn(visit, proposal, { chosen: drawFields.subject, called: drawFields.called }, passage.lang)
  if (!subject) {
    const called = readLine(field(drawFields.called)) ?? ''
    const offered = [...(await aboutOf(visit, drawing)), ...(await candidates(visit, proposal, called, kinds))]
    const isLong = called.length > longestLine
    const says = isLong ? words.say('This is too long. Please make it shorter.') : words.say('There is nothing written here yet.')
    const isAtFault = asked.form.has(drawFields.called) && (called === '' || isLong)
    const faults: Said[] = isAtFault ? [{ field: drawFields.called, says }] : []
    return page(
      <DrawSubjectPage {...base} carried={carried} called={called} offered={unique(offered)} newKinds={newKinds} faults={faults} />,
      faults.length > 0 ? 422 : 200,
    )
  }
  const onward = { ...carried, [drawFields.subject]: field(drawFields.subject), [drawFields.called]: subject.fresh?.name ?? '' }
  const sayable = drawnProperties(properties, subject.kind)
  const property = sayable.find(({ name }) => name === field(drawFields.property))
  if (!property) return page(<DrawWhatPage {...base} carried={onward} subject={subject} properties={sayable} />)
  return drawValue(visit, {
    base,
    proposal,
    passage,
    subject,
    property,
    carried: { ...onward, [drawFields.property]: property.name },
    routes,
  })
}

const unique = (found: readonly Candidate[]): Candidate[] => [...new Map(found.map((one) => [one.id, one])).values()]

type Value = {
  base: { setting: SignedVisit['setting']; name: string; telling: string; passage: Passage }
  proposal: Proposal | null
  passage: Passage
  subject: Subject
  property: Property
  carried: Record<string, string>
  routes: SignedVisit['routes']
}

/** The last step: the value is written, and kept when it can be said. */
const drawValue = async (
  visit: SignedVisit,
  { base, proposal, passage, subject, property, carried, routes }: Value,
): Promise<ShareReply> => {
  const { asked, field, words, ids } = visit
  const toRecord = property.value[0] === 'record'
  const other = toRecord
    ? await subjectIn(visit, proposal, { chosen: drawnFields.record, called: drawFields.calledOther }, passage.lang)
    : null
  const calledOther = readLine(field(drawFields.calledOther)) ?? ''
  const again = async (faults: readonly Said[]) =>
    page(
      <DrawValuePage
        {...base}
        carried={carried}
        subject={subject}
        property={property}
        offered={
          toRecord ? unique(await candidates(visit, proposal, calledOther, property.to ?? kinds)).filter(({ id }) => id !== subject.id) : []
        }
        newKinds={toRecord ? newKinds.filter((kind) => property.to?.includes(kind) ?? true) : []}
        typed={new Map(typedFields.map((name) => [name, field(name)]))}
        fresh={!asked.form.has(drawFields.keep)}
        beside={await standingBeside(visit, { subject: subject.id, property: property.name })}
        faults={faults}
      />,
      faults.length > 0 ? 422 : 200,
    )
  if (!asked.form.has(drawFields.keep) || (toRecord && field(drawFields.keep) === 'look')) return again([])
  if (asked.ticket === 'used') return onTo(routes.deskProposal(ids.telling)) // a double click: it was kept
  const form = new Map([...asked.form, ...(other ? ([[drawnFields.record, other.id]] as const) : [])])
  const read = readDrawn(form, property, subject.kind, passage.lang)
  if (read.is === 'faults') return again(read.faults.map((fault) => ({ field: fault.field, says: words.say(fault.says) })))
  const drawn: Drawn = {
    passage,
    quoted: field(drawFields.quoted) === 'yes',
    subject: subject.id,
    property: property.name,
    value: read.value,
    when: read.when,
  }
  if (await unsayable(visit, drawn, [subject, other]))
    return again([
      {
        field: property.value[0] === 'record' ? drawnFields.record : drawnFields.text,
        says: words.say('This cannot be said of it. Please choose another.'),
      },
    ])
  const fresh = [subject.fresh, other?.fresh].filter((one) => one !== null && one !== undefined)
  const done = await changeProposal(visit.parts.store, ids.telling, await byOf(visit), (before) => ({
    ...before,
    records: [...before.records, ...fresh.filter(({ id }) => !before.records.some((record) => record.id === id))],
    drawn: [...before.drawn, drawn],
  }))
  if (done.is === 'missing') return missing(visit)
  if (done.is === 'full')
    return again([{ field: drawnFields.text, says: words.say('Two hundred statements are drawn from this already.') }])
  return onTo(routes.deskProposal(ids.telling))
}
