// Which share page an address means: a page to read, a question behind a handle, or something to be done.
import { isSharing, type Sharing } from '../../contributions/sharing.ts'
import { isLocale, type Locale } from '../pages/locales.ts'
import type { ReturnAct, ShareAct } from '../routes.ts'

/** What became of the answer before, as the address says it. */
export type SaidBefore = 'kept' | 'again' | 'taken' | null

type Place =
  | { is: 'choose' }
  | { is: 'sharing'; sharing: Sharing; about: string | null; ask: string | null }
  | { is: 'step'; handle: string; step: number | 'end'; said: SaidBefore }
  | { is: 'act'; act: ShareAct }
  | { is: 'return' }
  | { is: 'return-act'; act: ReturnAct }
  | { is: 'leave' }
  | { is: 'invitation' }
  | { is: 'missing' }

/** `path` without language and question, to be read in another language. */
export type ShareAddress = { locale: Locale; path: string; place: Place }

const acts: readonly ShareAct[] = ['receipt', 'begin', 'look', 'remove', 'before', 'terms', 'send']
const returnActs: readonly ReturnAct[] = [
  'go-on',
  'throw-away',
  'answer',
  'words',
  'add',
  'terms',
  'change',
  'read',
  'hide',
  'show',
  'take-back',
]
const missing: Place = { is: 'missing' }
const longest = 2_000

/** `url` is the raw request target; no address of these pages holds an escaped character outside its question. */
export const readShareAddress = (url: string): ShareAddress => {
  const mark = url.indexOf('?')
  const raw = (mark < 0 ? url : url.slice(0, mark)).slice(0, longest)
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1, mark + 1 + longest))
  const parts = raw.split('/').filter((part) => part !== '')
  const [first = ''] = parts
  const locale: Locale = first !== 'en' && isLocale(first) ? first : 'en'
  if (locale !== 'en') parts.shift()
  return { locale, path: `/${parts.join('/')}`, place: url.length > longest ? missing : placeOf(parts, query) }
}

const placeOf = ([room, second, third, ...more]: string[], query: URLSearchParams): Place => {
  if (more.length > 0) return missing
  if (room === 'leave') return second === undefined ? { is: 'leave' } : missing
  if (room === 'return') {
    if (second === undefined) return { is: 'return' }
    const act = returnActs.find((one) => one === second)
    return act && third === undefined ? { is: 'return-act', act } : missing
  }
  if (room !== 'share') return missing
  if (second === undefined) return { is: 'choose' }
  if (third !== undefined) return step(second, third, query)
  if (second === 'invitation') return { is: 'invitation' }
  if (isSharing(second)) return { is: 'sharing', sharing: second, about: query.get('about'), ask: query.get('ask') }
  const act = acts.find((one) => one === second)
  return act ? { is: 'act', act } : missing
}

const step = (handle: string, third: string, query: URLSearchParams): Place => {
  if (third !== 'end' && !/^[1-9]\d?$/.test(third)) return missing
  const said = (['kept', 'again', 'taken'] as const).find((one) => query.has(one)) ?? null
  return { is: 'step', handle, step: third === 'end' ? 'end' : Number(third), said }
}
