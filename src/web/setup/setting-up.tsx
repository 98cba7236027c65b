// Answers the one-time link: a name and a passphrase, then the two keys, then everything at once, and from then on nothing.
import { timingSafeEqual } from 'node:crypto'
import { isSetUp, prepareSetup, type Setup, setUp } from '../../actions/set-up.ts'
import type { Day } from '../../dates/days.ts'
import { passphraseFault, readEditorName } from '../../sealing/passphrase.ts'
import { openToken, sealToken } from '../../sealing/token.ts'
import { readTrusted } from '../../store/sealed/trusted-key.ts'
import type { Store } from '../../store/store.ts'
import type { Locale } from '../pages/locales.ts'
import { readPath } from '../paths.ts'
import type { Share, ShareAsked, ShareReply } from '../share/asked.ts'
import { page, toMethod } from '../share/reply.ts'
import type { ShareSetting } from '../share/setting.ts'
import { FirstEditorPage, KeysPage, SetUpPage, type SetupFault, SpentPage, setupFields } from './setup-page.tsx'

type SetupParts = {
  store: Store
  /** The folder beside the database. */
  dataFolder: string
  /** Drawn at this start and kept in memory alone; null where the link does not exist. */
  token: string | null
  /** The key of what pages carry unseen. */
  key: Uint8Array
  settingFor: (locale: Locale) => ShareSetting
  today: () => Day
  now: () => number
  /** A new random id for an editor. */
  id: () => string
}

const purpose = 'setup'
const half = 30 * 60 * 1_000

/** 43 characters of base64url: 32 random bytes. */
const link = /^\/setup\/([\w-]{43})$/

const same = (one: string, other: string) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const packed = ({ editor, list, publicKey }: Setup) => {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  return {
    editor: { ...editor, salt: text(editor.salt), auth: text(editor.auth), wrapped: text(editor.wrapped) },
    list: { body: list.body, signature: text(list.signature) },
    publicKey,
  }
}
const unpacked = ({ editor, list, publicKey }: ReturnType<typeof packed>): Setup => {
  const bytes = (text: string) => Buffer.from(text, 'base64')
  return {
    editor: { ...editor, salt: bytes(editor.salt), auth: bytes(editor.auth), wrapped: bytes(editor.wrapped) },
    list: { body: list.body, signature: bytes(list.signature) },
    publicKey,
  }
}

/** Everything that is sent here may hold a passphrase or a key: nothing of it is said in any other place than this answer. */
export const createSetup = ({ store, dataFolder, token, key, settingFor, today, now, id }: SetupParts): Share => {
  const finish = async (asked: ShareAsked, setting: ShareSetting, action: string): Promise<ShareReply> => {
    const found = openToken(key, purpose, asked.form.get(setupFields.prepared) ?? '', now()) as ReturnType<typeof packed> | null
    if (!found) return page(<FirstEditorPage setting={setting} action={action} faults={['stale']} />)
    const done = await setUp(store, unpacked(found), dataFolder, () => undefined)
    return done.is === 'set-up'
      ? page(<SetUpPage setting={setting} name={found.editor.name} />)
      : page(<SpentPage setting={setting} />, 404)
  }

  const begin = async ({ form }: ShareAsked, setting: ShareSetting, action: string): Promise<ShareReply> => {
    const typed = form.get(setupFields.name) ?? ''
    const name = readEditorName(typed)
    const passphrase = form.get(setupFields.passphrase) ?? ''
    const weak = passphraseFault(passphrase, name ?? '')
    const faults: SetupFault[] = [
      ...(name === null ? ['no-name' as const] : []),
      ...(weak ? [weak] : passphrase === form.get(setupFields.again) ? [] : ['not-the-same' as const]),
    ]
    if (name === null || faults.length > 0)
      return page(<FirstEditorPage setting={setting} action={action} name={typed.slice(0, 200)} faults={faults} />)
    const { setup, keys } = await prepareSetup({ name, passphrase }, { today: today(), id: id() })
    const prepared = sealToken(key, purpose, packed(setup), now() + half)
    return page(<KeysPage setting={setting} action={action} prepared={prepared} {...keys} />)
  }

  const answer = async (asked: ShareAsked): Promise<ShareReply> => {
    const { locale, path } = readPath(asked.url)
    const [, given = ''] = link.exec(path) ?? []
    const setting = settingFor(locale)
    const isOurs = token !== null && same(given, token) && !(await isSetUp(store.sealed, readTrusted(dataFolder)))
    if (!isOurs) return page(<SpentPage setting={setting} />, 404)
    const action = setting.routes.setup(given)
    if (asked.method !== 'POST') return page(<FirstEditorPage setting={setting} action={action} />)
    const isFresh = asked.trouble === null && asked.ticket === 'fresh'
    if (!isFresh) return page(<FirstEditorPage setting={setting} action={action} faults={['stale']} />, asked.trouble === null ? 200 : 403)
    return asked.form.has(setupFields.prepared) ? finish(asked, setting, action) : begin(asked, setting, action)
  }

  return async (asked) => toMethod(asked.method, await answer(asked))
}
