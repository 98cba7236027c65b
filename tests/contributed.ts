// A plainly invented history in which one telling became a source: what rests on it alone, what also rests on a book, and what is said about that.
import { publish } from '../src/actions/publish.ts'
import type { ReceiptKey } from '../src/sealing/receipt-key.ts'
import { findTelling, setTelling } from '../src/store/sealed/tellings.ts'
import type { Store } from '../src/store/store.ts'
import { chance, invent, publishAll, saying, text, together } from './builders.ts'
import { appOn } from './site/site.ts'
import { type Desk, tellingOf } from './tellers.ts'

export type Contributed = {
  key: ReceiptKey
  id: string
  /** Ids of records. */
  book: string
  union: string
  source: string
  club: string
  /** Ids of statements. */
  alone: string
  both: string
  /** The revision in which all of it was published. */
  revision: number
  /** Every public place where its words stood. */
  shown: readonly string[]
}

/** A word that stands nowhere else. */
export const newCanary = (): string => `cinnabar${Math.random().toString(36).slice(2, 10)}`

/** `canary` stands in every word that came with the telling: names, addresses, notes, quotations, places, a judgement about them. */
export const contributed = async (store: Store, desk: Desk, canary: string): Promise<Contributed> => {
  const book = invent('source', `book-${chance.id('s').slice(1, 9)}`, 'An invented book')
  const union = invent('group', `union-${chance.id('g').slice(1, 9)}`, 'Invented Union', book.id)
  await publishAll(store, book.change(), union.change())
  const { key, id } = await tellingOf(store, desk, `Told by ${canary}.`)
  const source = invent('source', `${canary}-speaks`, `${canary} speaks`)
  const club = invent('group', `${canary}-club`, `${canary} Club`, source.id)
  club.say('part-of', { kind: 'record', record: union.id })
  const alone = saying(union.id, 'did', text(`Met in ${canary} Street.`), source.id, { note: `Said in ${canary}.`, madeBy: canary })
  const both = saying(union.id, 'did', text('Opened a door.'), source.id)
  const [aloneId, bothId] = [alone, both].map(({ statements }) => statements[0]?.id as string) as [string, string]
  const quoted = (change: typeof alone) => ({
    ...change,
    evidence: change.evidence.map((row) => ({ ...row, place: `p. ${canary}`, quotation: `“${canary}”`, lang: 'en' })),
  })
  const inBook = { id: chance.id('v'), statement: bothId, source: book.id, place: 'p. 9', quotation: null, lang: null }
  const doubted = saying(union.id, 'doubted', text(`It was not ${canary} Street.`), book.id, { about: aloneId })
  const names = saying(
    union.id,
    'paragraph',
    { kind: 'prose', order: 0, lang: 'en', text: `With [[${club.id}]], as [[${source.id}]] tells.` },
    book.id,
  )
  const change = together(source.change(), club.change(), quoted(alone), quoted(both), doubted, names)
  const revision = await publish(store, { day: '2026-01-08', act: 'publish', note: null }, chance, async (tx) => {
    if (!(await findTelling(tx, id))) return null
    await setTelling(tx, id, { source: source.id })
    return { ...change, evidence: [...change.evidence, inBook] }
  })
  const number = revision?.number as number
  const slug = (one: ReturnType<typeof invent>) => one.change().addresses[0]?.slug as string
  const pages = [`groups/${slug(union)}`, `groups/${canary}-club`, `sources/${canary}-speaks`]
  return {
    key,
    id,
    book: book.id,
    union: union.id,
    source: source.id,
    club: club.id,
    alone: aloneId,
    both: bothId,
    revision: number,
    shown: [
      ...['/groups', '/sources', '/fr/groups', '/about', `/changes/${number}`, `/ar/changes/${number}`],
      ...pages.flatMap((page) => [
        `/${page}`,
        `/${page}.json`,
        `/ru/${page}`,
        `/${page}?revision=${number}`,
        `/${page}.json?revision=${number}`,
      ]),
    ],
  }
}

/** Where its words still stand, as a reader finds them. */
export const shownOf = async (store: Store, told: Contributed, canary: string): Promise<string[]> => {
  await new Promise((turn) => setImmediate(turn))
  const { ask } = appOn(store)
  const shown: string[] = []
  for (const page of told.shown) {
    const { status, text: body } = await ask(page)
    if (status === 200 && body.includes(canary)) shown.push(page)
  }
  return shown
}
