// Which share page an address means: a page to read, a question behind a handle, or something to be done.
import { isSharing, type Sharing } from '../../contributions/sharing.ts'
import type { Locale } from '../pages/locales.ts'
import { readPath } from '../paths.ts'
import {
  type Changed,
  changes,
  type LastStep,
  lastSteps,
  type ReturnAct,
  returnActs,
  type ShareAct,
  saidBefore,
  shareActs,
} from '../routes.ts'

export type SaidBefore = (typeof saidBefore)[number] | null

/** `letter`: the place in the inbox of what is answered. */
export type WordsTo = { is: 'add' } | { is: 'answer' | 'words'; letter: number }
export type FurtherTo = WordsTo | { is: 'file' }

type Meant =
  | { is: 'choose' }
  | { is: 'sharing'; sharing: Sharing; about: string | null; ask: string | null }
  | { is: 'step'; handle: string; step: number; said: SaidBefore }
  | { is: 'last-step'; handle: string; step: LastStep; said: SaidBefore }
  | { is: 'act'; act: ShareAct }
  | { is: 'return' }
  | { is: 'return-act'; act: ReturnAct }
  | { is: 'further'; handle: string; to: WordsTo; kept: boolean }
  | { is: 'further-file'; handle: string; said: 'kept' | 'taken' | null }
  | { is: 'changing'; handle: string; changed: Changed }
  | { is: 'leave' }
  | { is: 'invitation' }
  | { is: 'missing' }

/** `path` without language and question, to be read in another language. */
export type ShareAddress = { locale: Locale; path: string; meant: Meant }

const missing: Meant = { is: 'missing' }
const longest = 2_000

/** `url` is the raw request target; no address of these pages holds an escaped character outside its question. */
export const readShareAddress = (url: string): ShareAddress => {
  const mark = url.indexOf('?')
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1, mark + 1 + longest))
  const { locale, path, parts } = readPath(url.slice(0, longest))
  return { locale, path, meant: url.length > longest ? missing : meantBy(parts, query) }
}

const meantBy = ([room, second, third, ...more]: readonly string[], query: URLSearchParams): Meant => {
  if (more.length > 0) return missing
  if (room === 'leave') return second === undefined ? { is: 'leave' } : missing
  if (room === 'return') {
    if (second === undefined) return { is: 'return' }
    if (third !== undefined) return further(second, third, query)
    const act = returnActs.find((one) => one === second)
    return act ? { is: 'return-act', act } : missing
  }
  if (room !== 'share') return missing
  if (second === undefined) return { is: 'choose' }
  if (third !== undefined) return step(second, third, query)
  if (second === 'invitation') return { is: 'invitation' }
  if (isSharing(second)) return { is: 'sharing', sharing: second, about: query.get('about'), ask: query.get('ask') }
  const act = shareActs.find((one) => one === second)
  return act ? { is: 'act', act } : missing
}

const step = (handle: string, third: string, query: URLSearchParams): Meant => {
  const said = saidBefore.find((one) => query.has(one)) ?? null
  const last = lastSteps.find((one) => one === third)
  if (last) return { is: 'last-step', handle, step: last, said }
  return /^[1-9]\d?$/.test(third) ? { is: 'step', handle, step: Number(third), said } : missing
}

const further = (handle: string, third: string, query: URLSearchParams): Meant => {
  const changed = changes.find((one) => one === third)
  if (changed) return { is: 'changing', handle, changed }
  if (third === 'file') return { is: 'further-file', handle, said: query.has('kept') ? 'kept' : query.has('taken') ? 'taken' : null }
  const [, kind, letter] = /^(add|answer|words)(?:-([1-9]\d{0,5}))?$/.exec(third) ?? []
  if (kind === undefined || (kind === 'add') !== (letter === undefined)) return missing
  const to: WordsTo = kind === 'add' ? { is: 'add' } : { is: kind === 'answer' ? 'answer' : 'words', letter: Number(letter) }
  return { is: 'further', handle, to, kept: query.has('kept') }
}
