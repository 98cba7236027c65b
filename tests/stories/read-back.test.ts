// Reads the whole collection back through its pages: nothing is shown without evidence, and no date more precise than its words.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { dayFromIso } from '../../src/dates/days.ts'
import { readTold } from '../../src/dates/reading.ts'
import { shelves } from '../../src/history/record.ts'
import { piecesOf } from '../../src/history/statement.ts'
import { serveCollection } from '../serving.ts'

type Served = Awaited<ReturnType<typeof serveCollection>>
type Day = string | null
type SaidJson = {
  id: string
  property: string
  value: {
    kind: string
    told?: string
    lang?: string
    edtf?: string | null
    from?: { earliest: Day; latest: Day }
    to?: { earliest: Day; latest: Day }
  }
  when: { told: string; lang: string; edtf: string | null; from: { earliest: Day; latest: Day }; to: { earliest: Day; latest: Day } } | null
  evidence: { place: string }[]
}

const plain = (html: string, between = '') =>
  html
    .replace(/<[^>]+>/g, between)
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')

describe('the collection read back through its pages', () => {
  let served: Served
  const pages = new Map<string, { html: string; json: { statements: SaidJson[] } }>()
  before(async () => {
    served = await serveCollection()
    for (const record of served.collection.records) {
      const response = await fetch(`${served.origin}/${shelves[record.kind]}/${record.slug}`)
      const json = await (await fetch(`${response.url}.json`)).json()
      pages.set(record.id, { html: await response.text(), json: json as { statements: SaidJson[] } })
    }
  })
  after(() => served.close())
  const all = () => [...pages.values()].flatMap(({ json }) => json.statements)

  it('shows every statement of every file, each with at least one piece of evidence', () => {
    assert.equal(all().length, served.collection.entries.length)
    assert.ok(all().length >= 260)
    assert.deepEqual(
      all().filter(({ evidence }) => evidence.length === 0 || evidence.some(({ place }) => !/^§\d+ ¶\d+ /.test(place))),
      [],
    )
  })

  it('shows the words of each statement on its record’s own page, and marks where each rests', () => {
    const missing: string[] = []
    for (const { said, key } of served.collection.entries) {
      const page = pages.get(said.subject)
      const text = plain(page?.html ?? '')
      const words =
        said.value.kind === 'text'
          ? [said.value.text]
          : said.value.kind === 'prose'
            ? piecesOf(said.value.text).flatMap((piece) => (piece.words ? [piece.words.trim()] : []))
            : said.value.kind === 'when'
              ? [said.value.when.told]
              : []
      for (const word of [...words, ...(said.when ? [said.when.told] : []), ...(said.note ? [said.note] : [])])
        if (!text.includes(word.replace(/\s+/g, ' '))) missing.push(`${key}: ${word}`)
    }
    assert.deepEqual(missing, [])
  })

  it('gives every statement shown as a fact its note, in the page itself', () => {
    const bare: string[] = []
    for (const { html } of pages.values())
      for (const [, tag, id] of html.matchAll(/<(dd|li|p|div) id="(t[a-z2-7]{26})"/g)) {
        const from = html.indexOf(`<${tag} id="${id}"`)
        const next = html.slice(from + 1).search(/<(?:dd|li|p|div) id="t[a-z2-7]{26}"|<\/section>/)
        if (!/class="note/.test(html.slice(from, from + 1 + next))) bare.push(id as string)
      }
    assert.deepEqual(bare, [])
  })

  it('has no date more precise than its own words: the days are those of the words read anew, or none', () => {
    const faults: string[] = []
    let dated = 0
    for (const { id, value, when } of all()) {
      const told = value.kind === 'when' ? (value as unknown as NonNullable<typeof when>) : when
      if (!told) continue
      const read = readTold(told.told, told.lang as 'en')
      const days = [told.from.earliest, told.from.latest, told.to.earliest, told.to.latest].map((day) =>
        day === null ? null : dayFromIso(day),
      )
      if (read.is !== 'read') {
        if (told.edtf !== null || days.some((day) => day !== null)) faults.push(`${id}: “${told.told}” gives no date, yet one is shown`)
        continue
      }
      dated += 1
      const { fromMin, fromMax, toMin, toMax } = read.span
      if (told.edtf !== read.edtf || JSON.stringify(days) !== JSON.stringify([fromMin, fromMax, toMin, toMax]))
        faults.push(`${id}: “${told.told}” became ${told.edtf}`)
    }
    assert.deepEqual(faults, [])
    assert.ok(dated >= 8)
  })

  it('never writes a year in a page that no words of the history give', () => {
    const given = new Set(
      JSON.stringify(
        served.collection.entries.map(({ said, evidence }) => [
          said.value,
          said.when?.told,
          said.note,
          evidence.map(({ quotation }) => quotation),
        ]),
      ).match(/\b(?:19|20)\d\d\b/g),
    )
    const readings = new Set(
      all()
        .flatMap(({ value, when }) => [value, when])
        .flatMap((told) => (told && 'edtf' in told && told.edtf ? (told.edtf.match(/\d{4}/g) ?? []) : [])),
    )
    const strange: string[] = []
    for (const [id, { html }] of pages) {
      const body = plain(
        html
          .replace(/<section class="(?:cite|changes)[\s\S]*?<\/section>/g, '')
          .replace(/<svg[\s\S]*?<\/svg>/g, '')
          .replace(/<footer[\s\S]*$/, ''),
        ' ',
      )
      for (const year of body.match(/\b(?:19|20)\d\d\b/g) ?? []) if (!given.has(year) && !readings.has(year)) strange.push(`${id}: ${year}`)
    }
    assert.deepEqual([...new Set(strange)], [])
  })
})
