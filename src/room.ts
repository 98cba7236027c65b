// Config, store and keys → the room where people tell and return: the share pages, the one-time setup, and the server around them.
import type { Server } from 'node:http'
import type { Keeping } from './actions/settle-ledger.ts'
import { isSafeOrigin, sharingOpen, trustedList } from './actions/sharing-open.ts'
import { spendVoucher, voucherStands } from './actions/spend-voucher.ts'
import { type Config, originOf } from './config.ts'
import type { Day } from './dates/days.ts'
import type { IdLetter } from './history/record.ts'
import { freeSpace } from './store/free-space.ts'
import { receiptSaltOf } from './store/sealed/instance.ts'
import { readTrusted } from './store/sealed/trusted-key.ts'
import type { Store } from './store/store.ts'
import type { Assets } from './web/assets.ts'
import { createDesk } from './web/desk/desk.tsx'
import type { Tell } from './web/door/room-faults.tsx'
import { createRoomServer } from './web/door/room-server.ts'
import { newTicket, type Purse } from './web/door/tickets.ts'
import { isLocale, type Locale, locales } from './web/pages/locales.ts'
import type { Words } from './web/pages/words.ts'
import { readPath } from './web/paths.ts'
import { drawPlainly } from './web/plain-drawing.ts'
import { routesFor } from './web/routes.ts'
import { createSetup } from './web/setup/setting-up.tsx'
import type { Sessions, Share } from './web/share/asked.ts'
import { createShare } from './web/share/share.tsx'

type Drawn = { words: Record<Locale, Words>; assets: Pick<Assets, 'styles' | 'shareStyles'> }

type RoomParts = {
  config: Config
  store: Store
  drawn: Drawn
  tell: Tell
  key: Uint8Array
  /** The one-time link's own word; null where there is no such link. */
  setup: string | null
  purse: Purse
  sessions: Sessions
  /** In UTC. */
  today: () => Day
  chance: { salt: () => Uint8Array; bytes: (length: number) => Uint8Array; id: (letter: IdLetter) => string }
  keeping: () => Promise<Keeping>
  failed: (what: string) => void
}

export const createRoom = ({
  config,
  store,
  drawn,
  tell,
  key,
  setup,
  purse,
  sessions,
  today,
  chance,
  keeping,
  failed,
}: RoomParts): Server => {
  drawPlainly()
  const { words, assets } = drawn
  const styles = [assets.styles, assets.shareStyles]
  const now = Date.now
  const reviewed = Object.keys(config.wordsReviewed).filter(isLocale)
  const ticketFor = (action: string) => newTicket(key, action)
  let salt: Promise<Uint8Array> | null = null

  const share = createShare({
    store,
    words,
    styles,
    origin: originOf(config),
    reviewed,
    testimony: config.testimony,
    sharingOpen: () => sharingOpen(store.sealed, readTrusted(config.dataFolder), config.origin),
    room: async () => ('path' in config.database ? freeSpace(config.dataFolder) : 'files'),
    salt: () => {
      salt ??= store.change((tx) => receiptSaltOf(tx, chance))
      salt.catch(() => {
        salt = null // asked again next time
      })
      return salt
    },
    key,
    ticketFor: newTicket,
    vouched: { stands: (typed) => voucherStands(store, typed, today()), spend: (typed) => spendVoucher(store, typed, today()) },
    keeping,
    failed: (error) => failed(error instanceof Error ? error.name : 'something unnamed'),
    chance,
    now,
    today,
  })
  const settingUp = createSetup({
    store,
    dataFolder: config.dataFolder,
    token: setup,
    key,
    settingFor: (locale) => ({ words: words[locale], routes: routesFor('', locale), styles, path: null, open: locales, ticketFor }),
    today,
    now,
    id: () => chance.id('k'),
  })
  const desk = createDesk({
    store,
    words,
    styles,
    site: config.publisher.name,
    safe: isSafeOrigin(config.origin),
    readers: async () => {
      const found = await trustedList(store.sealed, readTrusted(config.dataFolder))
      return found.is === 'list' ? found.list.recipients : []
    },
    key,
    sessions,
    ticketFor,
    keeping,
    chance,
    today,
    now,
  })
  const rooms: Readonly<Record<string, Share>> = { setup: settingUp, desk }
  return createRoomServer({
    share: (asked) => (rooms[readPath(asked.url).parts[0] ?? ''] ?? share)(asked),
    tell,
    origin: config.origin,
    key,
    purse,
    failed,
  })
}
