// The share pages for tests: the first collection, a desk of invented editors, and the room that browsers speak to, on a port of this machine.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { publishCollection } from '../src/actions/publish-collection.ts'
import { sharingOpen } from '../src/actions/sharing-open.ts'
import { loadCollection } from '../src/commands/check.ts'
import { recovery } from '../src/sealing/recipients.ts'
import { openLedger } from '../src/store/ledger-file.ts'
import type { Store } from '../src/store/store.ts'
import { askedIn } from '../src/web/asking.ts'
import { readAssets } from '../src/web/assets.ts'
import { createDesk } from '../src/web/desk/desk.tsx'
import { isForTheRoom, sessionIn } from '../src/web/door/for-the-room.ts'
import { fromDoor } from '../src/web/door/from-door.ts'
import { createRoomServer } from '../src/web/door/room-server.ts'
import { createSessions } from '../src/web/door/sessions.ts'
import { createSpent, newTicket } from '../src/web/door/tickets.ts'
import { locales } from '../src/web/pages/locales.ts'
import { readPath } from '../src/web/paths.ts'
import { drawPlainly } from '../src/web/plain-drawing.ts'
import type { ShareParts } from '../src/web/share/parts.ts'
import { createShare } from '../src/web/share/share.tsx'
import { chance, openAt, root } from './builders.ts'
import { freshSqlitePath } from './databases.ts'
import { tellWith, words } from './room-faults.ts'
import { appOn } from './site/site.ts'
import { type Desk, openDesk, salt, today } from './tellers.ts'

const { styles, shareStyles } = readAssets(join(root, 'public'), '')

/** What the share pages are made with, on a store; `more` replaces what a test looks at. */
export const sharePartsOn = (store: Store, desk: Desk, folder: string, more: Partial<ShareParts> = {}): ShareParts => ({
  store,
  words,
  styles: [styles, shareStyles],
  origin: 'https://history.example.org',
  reviewed: locales,
  testimony: { answeredBy: 'An invented legal team', help: 'They call back within a week.' },
  sharingOpen: () => sharingOpen(store.sealed, { publicKey: desk.publicKey, number: 1 }, null),
  room: async () => 'files',
  salt: async () => salt,
  key: randomBytes(32),
  ticketFor: newTicket,
  vouched: { stands: async (typed) => typed === '1234', spend: async (typed) => typed === '1234' },
  keeping: async () => ({
    ledger: openLedger(join(folder, 'ledger')),
    recipients: desk.list.recipients.filter(({ holder }) => holder !== recovery).map(({ recipient }) => recipient),
    today,
    chance,
  }),
  failed: () => undefined,
  chance: { bytes: randomBytes, id: chance.id },
  now: Date.now,
  today: () => today,
  ...more,
})

/** Serves the public pages and the share pages at one address until closed; `failed` collects what broke. `even` as the room's own, far shorter here. */
export const openShareRoom = async (more: Partial<ShareParts> = {}, even = 1) => {
  drawPlainly()
  const { path, drop } = freshSqlitePath()
  const store = await openAt(path)
  const desk = await openDesk(store)
  await publishCollection(store, loadCollection(root).collection, '2026-01-05', chance)
  const failed: string[] = []
  const parts = sharePartsOn(store, desk, `${path}-beside`, { failed: (error) => void failed.push(String(error)), ...more })
  const spent = createSpent()
  const share = createShare(parts)
  const sessions = createSessions()
  const reading = createDesk({
    store,
    words,
    styles: parts.styles,
    site: 'An Invented History',
    safe: true,
    readers: async () => desk.list.recipients,
    key: parts.key,
    keeping: parts.keeping,
    sessions: { ...sessions, find: async (hash) => sessions.find(hash) },
    ticketFor: (action) => newTicket(parts.key, action),
    chance: parts.chance,
    today: parts.today,
    now: Date.now,
  })
  const room = createRoomServer({
    share: (asked) => (readPath(asked.url).parts[0] === 'desk' ? reading : share)(asked),
    tell: tellWith(styles),
    origin: null,
    key: parts.key,
    purse: { spend: async (nonce, until) => spent.spend(nonce, until), settle: (nonce, done) => void (done || spent.giveBack(nonce)) },
    failed: (what) => void failed.push(what),
    even,
  })
  const { app } = appOn(store)
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    if (isForTheRoom(url)) {
      const session = sessionIn(url, request.headers.cookie)
      if (session !== null) request.headers[fromDoor.session] = session
      return void room.emit('request', request, response)
    }
    Promise.resolve(app(request.method ?? 'GET', url, askedIn(request.rawHeaders))).then(({ status, head, body }) => {
      response.writeHead(status, head as string[])
      response.end(body ?? '', 'latin1')
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    await store.close()
    drop()
  }
  return { origin: `http://localhost:${port}`, store, desk, parts, failed, close }
}
