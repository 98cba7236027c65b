// Environment → one frozen value, or a refusal in plain words that lists everything wrong at once.
import { join, resolve } from 'node:path'
import { isLocale, type Locale, locales } from './web/pages/locales.ts'
import type { Publisher } from './web/pages/setting.ts'

export type Config = {
  port: number
  /** Whether PORT was given: then it is that port or none. */
  portGiven: boolean
  host: string
  /** The public address readers use; null where only this machine reads. */
  origin: string | null
  /** The path this history stands under at another site, without the last slash: '' or '/history'. */
  prefix: string
  database: { url: string } | { path: string }
  dataFolder: string
  /** The file of what was taken back, outside the database. */
  ledger: string
  processes: number
  /** How many of one's own servers stand in front: the address that the outermost of them wrote down is the caller's. */
  proxies: number
  cacheBytes: number
  /** Who publishes; its origin is known once a port is open. */
  publisher: Omit<Publisher, 'origin'>
  /** Who read the words of the share pages, by the language they opened with that. */
  wordsReviewed: Readonly<Partial<Record<Locale, string>>>
  /** Who answers for testimonies, and what help there is: two sentences; null where none are taken. */
  testimony: { answeredBy: string; help: string } | null
}
type Refusal = { is: 'refused'; because: string[] }
type Environment = Readonly<Record<string, string | undefined>>

/** The address people come to, also where only this machine reads. */
export const originOf = ({ origin, port }: Pick<Config, 'origin' | 'port'>): string => origin ?? `http://localhost:${port}`

const whole = (text: string, from: number, to: number): number | null =>
  /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to ? Number(text) : null

/** `root` is the project's own folder. */
export const readConfig = (environment: Environment, root: string): { is: 'config'; config: Config } | Refusal => {
  const because: string[] = []
  const of = (name: string) => environment[name]?.trim() || undefined
  const number = (name: string, otherwise: number, from: number, to: number): number => {
    const given = of(name)
    if (given === undefined) return otherwise
    const read = whole(given, from, to)
    if (read === null) because.push(`${name} must be a whole number from ${from} to ${to}, not “${given}”.`)
    return read ?? otherwise
  }
  const port = number('PORT', 3000, 1, 65535)
  const processes = number('PROCESSES', 1, 1, 64)
  const proxies = number('TRUSTED_PROXIES', 0, 0, 9)
  const megabytes = number('CACHE_MB', 32, 1, 4096)
  const host = of('HOST') ?? '127.0.0.1'
  const origin = of('ORIGIN')
  if (origin !== undefined && !isOrigin(origin))
    because.push(`ORIGIN must be the public address without a path, like https://history.example.org, not “${origin}”.`)
  if (origin === undefined && !['127.0.0.1', 'localhost', '::1'].includes(host))
    because.push('HOST opens this history to other machines: say its public address with ORIGIN.')
  const prefix = of('PREFIX') ?? ''
  if (!/^(\/[a-z0-9]+(-[a-z0-9]+)*)*\/?$/i.test(prefix)) because.push(`PREFIX must be a path like /history, not “${prefix}”.`)
  const url = of('DATABASE_URL')
  if (url !== undefined && !isPostgres(url)) because.push('DATABASE_URL must begin with postgres:// and name a database.')
  for (const name of ['PUBLISHER_ACCENT', 'PUBLISHER_ACCENT_DARK'])
    if (of(name) !== undefined && !/^#[0-9a-f]{6}$/i.test(of(name) as string))
      because.push(`${name} must be a colour like #8a3b12, not “${of(name)}”.`)
  const contact = of('PUBLISHER_CONTACT') ?? null
  if (contact !== null && !/^(https?:\/\/\S+|[^\s@]+@[^\s@]+)$/.test(contact))
    because.push(`PUBLISHER_CONTACT must be an e-mail or a web address, not “${contact}”.`)
  const logo = of('PUBLISHER_LOGO') ?? null
  if (logo !== null && !/^[\w.-]+\.(svg|png|webp)$/.test(logo))
    because.push(`PUBLISHER_LOGO must name an .svg, .png or .webp file in public/, not “${logo}”.`)
  const wordsReviewed: Partial<Record<Locale, string>> = {}
  for (const piece of (of('WORDS_REVIEWED') ?? '').split(';').filter((piece) => piece.trim() !== '')) {
    const [, tag = '', name = ''] = /^\s*([a-z]+)\s*:\s*(\S.*?)\s*$/.exec(piece) ?? []
    if (isLocale(tag)) wordsReviewed[tag] = name
    else
      because.push(
        `WORDS_REVIEWED must say a language (${locales.join(', ')}) and who read its words, like “en: A name; fr: Another”, not “${piece.trim()}”.`,
      )
  }
  const [answeredBy, help] = [of('TESTIMONY_ANSWERED_BY'), of('TESTIMONY_HELP')]
  if ((answeredBy === undefined) !== (help === undefined))
    because.push(
      'Testimonies are taken only where TESTIMONY_ANSWERED_BY says who answers for them and TESTIMONY_HELP what help there is: say both, or neither.',
    )
  if (because.length) return { is: 'refused', because }
  const dataFolder = resolve(root, of('DATA') ?? 'data')
  return {
    is: 'config',
    config: Object.freeze({
      port,
      portGiven: of('PORT') !== undefined,
      host,
      origin: origin ?? null,
      prefix: prefix.replace(/\/$/, ''),
      database: url ? { url } : { path: join(dataFolder, 'history.db') },
      dataFolder,
      ledger: resolve(root, of('LEDGER') ?? join(dataFolder, 'ledger')),
      processes,
      proxies,
      cacheBytes: megabytes * 1024 * 1024,
      publisher: Object.freeze({
        name: of('PUBLISHER_NAME') ?? 'Common Thread',
        logo,
        accent: of('PUBLISHER_ACCENT') ?? null,
        accentDark: of('PUBLISHER_ACCENT_DARK') ?? null,
        contact,
        licence: of('LICENCE_LINE') ?? 'CC BY-SA 4.0',
      }),
      wordsReviewed: Object.freeze(wordsReviewed),
      testimony: answeredBy && help ? Object.freeze({ answeredBy, help }) : null,
    }),
  }
}

const isOrigin = (text: string) => {
  try {
    const url = new URL(text)
    return ['http:', 'https:'].includes(url.protocol) && url.origin === text
  } catch {
    return false // not a web address at all: the caller says so
  }
}

const isPostgres = (text: string) => {
  try {
    const url = new URL(text)
    return ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1
  } catch {
    return false // not an address at all: the caller says so
  }
}
