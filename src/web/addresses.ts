// A request's address, read once: language, path, the two questions a page may be asked, and the one form it is kept under.
import { isLocale, type Locale } from './pages/locales.ts'

export type Address = {
  locale: Locale
  /** Without prefix, language and ending: `groups/junkiebond`. */
  path: string
  ending: '' | 'json' | 'atom'
  page: number
  revision: number | null
  /** The only spelling under which the page is kept and linked. */
  canonical: string
}
type Misread = { is: 'malformed' } | { is: 'elsewhere' } | { is: 'too-long' }

const longest = 512

/** `url` is the raw request target. What is asked beside `page` and `revision` is ignored, and never becomes part of a key. */
export const readAddress = (url: string, prefix: string): Address | Misread => {
  const mark = url.indexOf('?')
  const raw = mark < 0 ? url : url.slice(0, mark)
  if (raw.length > longest) return { is: 'too-long' }
  const decoded = decode(raw)
  if (decoded === null || !decoded.startsWith('/')) return { is: 'malformed' }
  if (/%2f|%5c|%3f|%23|\\/i.test(raw)) return { is: 'elsewhere' } // no address of ours has these in it: none may pass for another
  if (prefix && decoded !== prefix && !decoded.startsWith(`${prefix}/`)) return { is: 'elsewhere' }
  const parts = decoded
    .slice(prefix.length)
    .split('/')
    .filter((part, n, all) => part !== '' || (n !== 0 && n !== all.length - 1))
  const named = parts[0] !== 'en' && isLocale(parts[0] ?? '')
  const locale = named ? (parts.shift() as Locale) : 'en'
  const joined = parts.join('/')
  const ending = /\.(json|atom)$/.exec(joined)?.[1] as 'json' | 'atom' | undefined
  const path = ending ? joined.slice(0, -ending.length - 1) : joined
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1, mark + 1 + longest))
  const { pages, past } = askable(path, ending)
  const page = (pages && positive(query.get('page'))) || 1
  const revision = past ? positive(query.get('revision')) : null
  const asked = [page > 1 ? `page=${page}` : '', revision ? `revision=${revision}` : ''].filter(Boolean).join('&')
  const canonical = `${prefix}${locale === 'en' ? '' : `/${locale}`}/${joined}${asked ? `?${asked}` : ''}`
  return { locale, path, ending: ending ?? '', page, revision, canonical }
}

/** Which questions an address takes at all: the rest is not read, so that it can make no page a second one. */
const askable = (path: string, ending: string | undefined) => {
  const record = /^(?!changes\/)[^/]+\/[^/]+$/.test(path)
  return { pages: ending === undefined && path !== '' && path !== 'about', past: record }
}

const decode = (raw: string): string | null => {
  try {
    const text = decodeURIComponent(raw)
    return text.includes('\0') ? null : text
  } catch {
    return null // percent signs that spell nothing
  }
}

const positive = (text: string | null): number | null => (text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null)
