// The desk asked as a function: plainly invented people of every role, each with a passphrase, and a clock that can be moved.
import './quick-hashing.ts'
import { randomBytes } from 'node:crypto'
import { publishCollection } from '../src/actions/publish-collection.ts'
import { loadCollection } from '../src/commands/check.ts'
import { wrapNewKey } from '../src/sealing/editor-key.ts'
import { newKeys } from '../src/sealing/envelope.ts'
import { codeAt } from '../src/sealing/one-time-code.ts'
import { everyone, newSigningKey, recovery } from '../src/sealing/recipients.ts'
import { addEditor, type EditorRow } from '../src/store/sealed/editors.ts'
import { createDesk } from '../src/web/desk/desk.tsx'
import { createSessions } from '../src/web/door/sessions.ts'
import { createSpent } from '../src/web/door/tickets.ts'
import type { ShareAsked } from '../src/web/share/asked.ts'
import { askedFor } from './asking.ts'
import { chance, keepingFor, openAt, root } from './builders.ts'
import { freshSqlitePath } from './databases.ts'
import { words } from './room-faults.ts'
import { type Desk, today } from './tellers.ts'

/** Two who read, one of them kept from what this file sends, one who translates, one who looks after people. */
const people = {
  'invented reader': 'editor',
  'invented other': 'editor',
  'invented translator': 'translator',
  'invented steward': 'steward',
} as const
export type Person = keyof typeof people
export const passphraseOf = (person: Person) => `plainly ${person} of nowhere at all`

export type DeskAnswer = { status: number; text: string; to: string; head: readonly string[]; session: string | null }

/** What an authenticator does with the letters that it was given. */
export const base32 = (text: string): Buffer => {
  const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''

/** As the page shows it on which the first code is made. */
export const secretIn = (text: string): Buffer =>
  base32((/<p class="secret"[^>]*>(.*?)<\/p>/s.exec(text)?.[1] ?? '').replace(/<[^>]*>/g, ''))

/** What is asked for until closed. Tellings sent to `desk` are not sealed to the other reader, as if they were for another group, unless `both` are named. */
export const openDeskPages = async ({ both = false } = {}) => {
  const { path, drop } = freshSqlitePath()
  const store = await openAt(path)
  await publishCollection(store, loadCollection(root).collection, '2026-01-05', chance)
  const ids = new Map<Person, string>()
  const recipients = new Map<Person, string>()
  for (const [name, role] of Object.entries(people) as [Person, EditorRow['role']][]) {
    const id = chance.id('k')
    const wrapped = await wrapNewKey(passphraseOf(name))
    await store.change((tx) => addEditor(tx, { id, name, role, ...wrapped }))
    ids.set(name, id)
    recipients.set(name, wrapped.recipient)
  }
  const own = await newKeys()
  const { signingKey, publicKey } = newSigningKey()
  const list = {
    number: 1,
    day: '2026-11-22',
    recipients: [
      { holder: recovery, recipient: own.recipient, groups: [] },
      // Two of them by mistake: a grant alone makes nobody an editor.
      ...(['invented reader', 'invented translator', 'invented steward', ...(both ? (['invented other'] as const) : [])] as const).map(
        (name) => ({
          holder: ids.get(name) as string,
          recipient: recipients.get(name) as string,
          groups: [everyone],
        }),
      ),
    ],
  }
  const desk: Desk = { recovery: own, editors: {}, list, signingKey, publicKey }
  const begun = Date.now()
  const clock = { now: begun }
  const todayThere = () => today + Math.floor((clock.now - begun) / (24 * 60 * 60_000))
  const sessions = createSessions(() => clock.now)
  const spent = createSpent({ now: () => clock.now })
  const hashes = { told: 0, right: 0 }
  const answer = createDesk({
    store,
    words,
    styles: [],
    site: 'An Invented History',
    safe: true,
    readers: async () => desk.list.recipients,
    key: randomBytes(32),
    keeping: async () => ({
      ...keepingFor(
        store,
        desk.list.recipients.map(({ recipient }) => recipient),
      ),
      today: todayThere(),
    }),
    sessions: { keep: sessions.keep, find: async (hash) => sessions.find(hash), drop: sessions.drop },
    ticketFor: () => 'ticket',
    chance: { bytes: randomBytes },
    now: () => clock.now,
    today: todayThere,
  })
  const ask = async (url: string, form: Record<string, string> | null = null, asked: Partial<ShareAsked> = {}): Promise<DeskAnswer> => {
    const { status, head, body, stream } = await answer(
      askedFor(url, form, {
        spend: async (nonce, until) => spent.spend(nonce, until),
        hashed: () => void hashes.told++,
        right: () => void hashes.right++,
        ...asked,
      }),
    )
    const pieces: Uint8Array[] = body ? [body] : []
    if (stream) for await (const piece of stream) pieces.push(Uint8Array.from(piece))
    const cookie = /^__Host-desk=([\w-]*);/.exec(head[head.indexOf('set-cookie') + 1] ?? '')?.[1] ?? null
    return { status, text: Buffer.concat(pieces).toString('latin1'), to: head[head.indexOf('location') + 1] ?? '', head, session: cookie }
  }

  const secrets = new Map<Person, Buffer>()
  /** Time goes on from code to code: each counts once, and ten in a quarter of an hour. */
  const nextCode = (secret: Buffer) => {
    clock.now += 120_000
    return codeAt(secret, Math.floor(clock.now / 30_000))
  }
  const signIn = (person: Person, more: Record<string, string> = {}, asked: Partial<ShareAsked> = {}) =>
    ask('/desk/in', { name: person, passphrase: passphraseOf(person), code: '', ...more }, asked)
  /** The first time with the page on which the code is made, later with a code. */
  const comeIn = async (person: Person, asked: Partial<ShareAsked> = {}): Promise<string> => {
    const known = secrets.get(person)
    if (known) return (await signIn(person, { code: nextCode(known) }, asked)).session ?? ''
    const { text } = await signIn(person)
    const secret = secretIn(text)
    secrets.set(person, secret)
    const form = { prepared: hidden(text, 'prepared'), passphrase: passphraseOf(person), code: nextCode(secret) }
    return (await ask('/desk/code', form, asked)).session ?? ''
  }
  const close = async () => {
    await store.close()
    drop()
  }
  return { today: todayThere, path, store, desk, ids, clock, hashes, secrets, ask, signIn, comeIn, nextCode, hidden, close }
}
