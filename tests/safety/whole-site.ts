// The whole site in one process: public pages, door, share pages and the one-time setup, with every address that each of them has.
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sharing, sharings } from '../../src/contributions/sharing.ts'
import type { Store } from '../../src/store/store.ts'
import { createDesk } from '../../src/web/desk/desk.tsx'
import { createCounts } from '../../src/web/door/counting.ts'
import { createDoor } from '../../src/web/door/door.ts'
import { createLanes, type Lanes, laneLimits } from '../../src/web/door/lanes.ts'
import { createRoomServer } from '../../src/web/door/room-server.ts'
import { createSessions } from '../../src/web/door/sessions.ts'
import { createSpent, newTicket } from '../../src/web/door/tickets.ts'
import { locales } from '../../src/web/pages/locales.ts'
import { readPath } from '../../src/web/paths.ts'
import {
  deskActs,
  lastSteps,
  personActs,
  proposalActs,
  type ReturnAct,
  type Routes,
  routesFor,
  type ShareAct,
} from '../../src/web/routes.ts'
import { createSite } from '../../src/web/serve.ts'
import { createSetup } from '../../src/web/setup/setting-up.tsx'
import { passes } from '../../src/web/share/pass.ts'
import { createShare } from '../../src/web/share/share.tsx'
import { chance, keepingFor, openAt } from '../builders.ts'
import { freshSqlitePath } from '../databases.ts'
import { sharePartsOn } from '../share-room.ts'
import { appOn } from '../site/site.ts'
import { openDesk, today } from '../tellers.ts'
import { tell } from './doorway.ts'

const shareActs = Object.keys({
  receipt: 1,
  begin: 1,
  look: 1,
  remove: 1,
  change: 1,
  keep: 1,
  'change-terms': 1,
  'keep-terms': 1,
  send: 1,
} satisfies Record<ShareAct, 1>) as ShareAct[]
const returnActs = Object.keys({
  'go-on': 1,
  'throw-away': 1,
  words: 1,
  terms: 1,
  change: 1,
  'no-end': 1,
  'year-more': 1,
  read: 1,
  'take-out': 1,
  hide: 1,
  show: 1,
  'take-back': 1,
} satisfies Record<ReturnAct, 1>) as ReturnAct[]

/** `further`: a handle for each place where further words are written, by that place. `changing`: one where an answer is changed. */
export type Given = {
  handle: string
  further: Readonly<Record<string, string>>
  changing: string
  token: string
  styles: readonly string[]
  record: string
}

/** An id that is nobody's. */
const nobodys = chance.id('c')

/** Every address of every route there is: a route that is added to the site is missing here, and this no longer compiles. */
const addressesOf = (
  routes: Routes,
  { handle, further, changing, token, styles, record }: Given,
): Record<keyof Routes, readonly string[]> => ({
  front: [routes.front()],
  at: ['groups', 'institutions', 'events', 'works', 'places', 'people', 'ideas', 'sources', 'chapters', record].map((path) =>
    routes.at(path),
  ),
  asOf: [routes.asOf(record, 1)],
  json: [routes.json(record)],
  changes: [routes.changes()],
  revision: [routes.revision(1)],
  feed: [routes.feed()],
  about: [routes.about()],
  share: [routes.share()],
  begin: [routes.begin()],
  comeIn: [routes.comeIn()],
  sharing: [...sharings.map((sharing: Sharing) => routes.sharing(sharing)), routes.sharing('correction', record, 'did')],
  shareAct: shareActs.map((act) => routes.shareAct(act)),
  shareStep: [
    ...([1, 3, 4, 8, 11, 'terms'] as const).map((step) => routes.shareStep(handle, step, 'keep')),
    ...lastSteps.map((step) => routes.shareStep(handle, step)),
  ],
  return: [routes.return()],
  returnAct: returnActs.map((act) => routes.returnAct(act)),
  showAgain: [routes.showAgain()],
  further: [
    ...Object.entries(further).flatMap(([to, own]) => [routes.further(own, to, 'keep'), routes.further(own, to, 'kept')]),
    routes.further(handle, 'add', 'keep'),
  ],
  changing: [routes.changing(changing, 'change'), routes.changing(handle, 'choices'), routes.changing(handle, 'terms')],
  leave: [routes.leave()],
  invitation: [routes.invitation()],
  setup: [routes.setup(token)],
  desk: [routes.desk(), routes.desk(2)],
  settled: [routes.settled(), routes.settled(2)],
  deskAct: deskActs.map((act) => routes.deskAct(act)),
  deskPeople: [routes.deskPeople()],
  deskWithheld: [routes.deskWithheld(), routes.deskWithheld(record)],
  deskOwn: [routes.deskOwn()],
  deskPerson: personActs.map((act) => routes.deskPerson(nobodys, act)),
  deskSealed: [routes.deskSealed(nobodys), routes.deskSealed(nobodys, 'words')],
  deskGrants: [routes.deskGrants(nobodys)],
  deskTelling: [routes.deskTelling(nobodys)],
  deskQuestion: [routes.deskQuestion(nobodys)],
  deskFile: [routes.deskFile(nobodys, nobodys)],
  deskDone: [routes.deskDone(), routes.deskDone(2)],
  deskDraw: [routes.deskDraw(nobodys)],
  deskProposal: [routes.deskProposal(nobodys), ...proposalActs.map((act) => routes.deskProposal(nobodys, act))],
  deskSettle: [routes.deskSettle(nobodys)],
  in: [],
  asset: [...styles.map(routes.asset), routes.asset('robots.txt')],
})

const publicRoutes = ['front', 'at', 'asOf', 'json', 'changes', 'revision', 'feed', 'about', 'asset'] as const

export type Heard = { status: number; headers: Headers; text: string }

/** `public` are read; `room` are read and sent to. Nobody is counted, unless `lanes` says how. */
export const openWholeSite = async ({ lanes }: { lanes?: Lanes } = {}) => {
  const { path, drop } = freshSqlitePath()
  const store = await openAt(path)
  const desk = await openDesk(store)
  const parts = sharePartsOn(store, desk, `${path}-beside`)
  const { key } = parts
  const token = randomBytes(32).toString('base64url')
  const share = createShare(parts)
  const { words, styles } = parts
  const unset = freshSqlitePath() // the link is there until somebody reads: it has a history of its own
  const notSetUp = await openAt(unset.path)
  const settingUp = createSetup({
    store: notSetUp,
    dataFolder: mkdtempSync(join(tmpdir(), 'ct-setup-')),
    token,
    key,
    settingFor: (locale) => ({
      words: words[locale],
      routes: routesFor('', locale),
      styles,
      path: null,
      open: locales,
      ticketFor: (action) => newTicket(key, action),
    }),
    today: () => today,
    now: Date.now,
    id: () => chance.id('k'),
  })
  const sessions = createSessions()
  const signingIn = createDesk({
    store,
    words,
    styles,
    site: 'An Invented History',
    safe: true,
    readers: async () => desk.list.recipients,
    key,
    keeping: async () => keepingFor(store),
    sessions: { ...sessions, find: async (hash) => sessions.find(hash) },
    ticketFor: (action) => newTicket(key, action),
    chance: { bytes: randomBytes },
    today: () => today,
    now: Date.now,
  })
  const spent = createSpent()
  const failed: string[] = []
  const room = createRoomServer({
    share: (asked) => (({ setup: settingUp, desk: signingIn })[readPath(asked.url).parts[0] ?? ''] ?? share)(asked),
    tell,
    origin: null,
    key,
    purse: { spend: async (nonce, until) => spent.spend(nonce, until), settle: (nonce, done) => void (done || spent.giveBack(nonce)) },
    failed: (what) => void failed.push(what),
    even: 1,
  })
  await new Promise<void>((listening) => room.listen(0, '127.0.0.1', listening))
  const endless = Object.fromEntries(Object.entries(laneLimits).map(([name, limit]) => [name, { ...limit, each: 1e9, all: 1e9 }]))
  const door = createDoor({
    where: async () => String((room.address() as AddressInfo).port),
    tell,
    overwriting: { write: () => undefined, end: () => undefined },
    proxies: 0,
    origin: null,
    lanes: lanes ?? createLanes(createCounts(endless)),
    second: 40,
  })
  const { app, logged } = appOn(store)
  const site = createSite(app, door)
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  const { port } = site.address() as AddressInfo
  const own = `http://127.0.0.1:${port}`

  return {
    store,
    desk,
    port,
    own,
    failed,
    logged,
    pass: passes(key, Date.now),
    routes: (language: (typeof locales)[number], given: Omit<Given, 'token' | 'styles'>) => {
      const all = addressesOf(routesFor('', language), { ...given, token, styles })
      const isPublic = (name: string) => (publicRoutes as readonly string[]).includes(name)
      const named = Object.entries(all)
      return {
        public: named.flatMap(([name, addresses]) => (isPublic(name) ? addresses : [])),
        room: named.flatMap(([name, addresses]) => (isPublic(name) ? [] : addresses)),
      }
    },
    /** As old as a person who has read the page. */
    ticket: (action: string) => newTicket(key, action, Date.now() - 60_000),
    close: async () => {
      for (const server of [site, room]) {
        server.closeAllConnections()
        await new Promise((closed) => server.close(closed))
      }
      door.end()
      await store.close()
      await notSetUp.close()
      drop()
      unset.drop()
    },
  }
}
export type WholeSite = Awaited<ReturnType<typeof openWholeSite>>

/** Everything that lies in the sealed tables, as one text. */
export const sealedNow = async (store: Store): Promise<string> => {
  const tables = ['instance', 'list', 'editor', 'inbox', 'letter', 'telling', 'part', 'grant', 'ledger', 'act', 'voucher', 'invitation']
  const rows = await Promise.all(
    tables.map((table) =>
      store.sealed
        .selectFrom(`sealed_${table}` as 'sealed_part')
        .selectAll()
        .execute(),
    ),
  )
  return JSON.stringify(rows, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value))
}
