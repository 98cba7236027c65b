// The share pages asked as functions, without a server: the first collection, a desk of invented editors, and a clock that can be moved.
import './quick-hashing.ts'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { publishCollection } from '../src/actions/publish-collection.ts'
import { loadCollection } from '../src/commands/check.ts'
import { inGroups } from '../src/sealing/digits.ts'
import { StoreTrouble } from '../src/store/trouble.ts'
import type { ShareAsked, Upload } from '../src/web/share/asked.ts'
import type { ShareParts } from '../src/web/share/parts.ts'
import { createShare } from '../src/web/share/share.tsx'
import { askedFor } from './asking.ts'
import { chance, openAt, root } from './builders.ts'
import { freshSqlitePath } from './databases.ts'
import { sharePartsOn } from './share-room.ts'
import { openDesk } from './tellers.ts'

export type Answered = { status: number; text: string; to: string; head: readonly string[] }

export const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]?.replace(/&amp;/g, '&') ?? ''
/** Where a page that was opened with the number leads to, to write further words. */
export const furtherIn = (text: string, to: string) => new RegExp(`href="([^"]*/${to}(?:-\\d+)?)"`).exec(text)?.[1] ?? 'none'
export const digitsIn = (text: string) =>
  [...(/<p class="receipt".*?<\/p>/s.exec(text)?.[0] ?? '').matchAll(/<span>(\d{4})</g)].map((found) => found[1]).join('')

export const file = (bytes: Uint8Array): Upload => ({
  bytes: (async function* () {
    yield bytes
  })(),
})
export const newPicture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#38a' } })
    .jpeg()
    .toBuffer()

export const consent = {
  credit: 'nobody',
  'use-pages': 'yes',
  from: 'ready',
  until: 'open',
  speaking: 'self',
  exact: 'show-first',
  questions: 'yes',
  raw: 'destroy',
}

/** What is asked for until closed; `asker` asks with other parts. */
export const openSharePages = async () => {
  const { path, drop } = freshSqlitePath()
  const store = await openAt(path)
  const desk = await openDesk(store)
  await publishCollection(store, loadCollection(root).collection, '2026-01-05', chance)
  const clock = { now: Date.now() }
  const key = randomBytes(32)

  const asker = (more: Partial<ShareParts> = {}) => {
    const share = createShare(sharePartsOn(store, desk, `${path}-beside`, { key, now: () => clock.now, ...more }))
    return async (url: string, form: Record<string, string> | null = null, asked: Partial<ShareAsked> = {}): Promise<Answered> => {
      const { status, head, body } = await share(askedFor(url, form, asked))
      return { status, text: body ? Buffer.from(body).toString() : '', to: head[head.indexOf('location') + 1] ?? '', head }
    }
  }
  const ask = asker()
  /** As `ask`, where the disk is full. */
  const onFullDisk = (more: Partial<ShareParts> = {}) =>
    asker({ store: { ...store, change: async () => Promise.reject(new StoreTrouble('cannot-write', 'full')) }, ...more })

  /** A number, typed once more: the first question's address. */
  const begun = async (sharing = 'our-history', about?: string) => {
    const shown = await ask('/share', { sharing, told: 'yes', ...(about ? { about } : {}) })
    const digits = digitsIn(shown.text)
    const { to } = await ask('/share/receipt', { shown: hidden(shown.text, 'shown'), digits: inGroups(digits).join(' ') })
    return { digits, first: to, handle: to.split('/')[2] as string }
  }
  const decide = (handle: string, more: Record<string, string> = {}) => ask(`/share/${handle}/terms`, { ...consent, ...more })
  /** What the page carries on which a draft is looked over. */
  const lookedOver = async (digits: string) => {
    const { text } = await ask('/share/look', { digits })
    return { opened: hidden(text, 'opened'), mark: hidden(text, 'mark') }
  }
  const sendIt = async (digits: string, handle: string) => {
    await decide(handle)
    return ask('/share/send', await lookedOver(digits))
  }
  const sent = async (words = 'We met by the river.') => {
    const { digits, first, handle } = await begun()
    await ask(first, { words })
    const { text } = await sendIt(digits, handle)
    assert.match(text, /Thank you\. It is sent/)
    return digits
  }
  const close = async () => {
    await store.close()
    drop()
  }
  return { store, clock, ask, asker, onFullDisk, begun, decide, lookedOver, sendIt, sent, close }
}
