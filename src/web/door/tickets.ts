// A ticket in each form, in place of a cookie: sealed, used once, neither quicker than a person nor older than three days.
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { openToken, sealToken } from '../../sealing/token.ts'
import { readPath } from '../paths.ts'

const quickest = 20_000
const longest = 72 * 60 * 60 * 1_000
const purpose = 'form ticket'
/** Milliseconds that a form sent twice waits for what becomes of the first. */
const untilDecided = 60_000

type TicketRead = 'fresh' | 'too-fast' | 'used' | 'stale' | 'none'
/** Where tickets that were used are remembered: outside the room, which is replaced more often than they end. */
export type Purse = {
  /** Whether it was used before; it is now. */
  spend: (nonce: string, until: number) => Promise<boolean>
  /** What came of it. A form that could not be dealt with may be sent again, with the same ticket. */
  settle: (nonce: string, dealtWith: boolean) => void
}

type Written = { issued: number; nonce: string; form: string }

/** The path a form is sent to, whatever the language. */
const formOf = (action: string) => readPath(action).path

/** For a hidden field; `action` is the address that the form is sent to, path or whole target. */
export const newTicket = (key: Uint8Array, action: string, now = Date.now()): string => {
  const written: Written = { issued: now, nonce: randomBytes(9).toString('base64url'), form: formOf(action) }
  return sealToken(key, purpose, written, now + longest)
}

/** A ticket of another form, or of a server that was started anew, is none. Only one that is spent here has a nonce to settle. */
export const readTicket = async (
  key: Uint8Array,
  ticket: string,
  action: string,
  purse: Purse,
  now = Date.now(),
): Promise<{ is: TicketRead; nonce: string | null }> => {
  const written = openToken(key, purpose, ticket, 0) as Written | null
  if (written === null || written.form !== formOf(action) || written.issued > now) return { is: 'none', nonce: null }
  const { issued, nonce } = written
  if (now - issued >= longest) return { is: 'stale', nonce: null }
  if (await purse.spend(nonce, issued + longest)) return { is: 'used', nonce: null }
  return { is: now - issued < quickest ? 'too-fast' : 'fresh', nonce }
}

type Fate = { known: Promise<void>; tell: () => void }

/** Where a form is sent twice, the second waits until the first was dealt with, or was not: then its ticket is good again. */
export const patient = (purse: Purse, patience = untilDecided): Purse => {
  const undecided = new Map<string, Fate>()
  const decided = (nonce: string) => {
    undecided.get(nonce)?.tell()
    undecided.delete(nonce)
  }
  return {
    spend: async (nonce, until) => {
      const end = Date.now() + patience
      for (let first = undecided.get(nonce); first; first = undecided.get(nonce)) {
        if (Date.now() >= end) return true
        await Promise.race([first.known, pause(patience, undefined, { ref: false })])
      }
      let tell: () => void = () => undefined
      const known = new Promise<void>((resolve) => {
        tell = resolve
      })
      undecided.set(nonce, { known, tell })
      const before = await purse.spend(nonce, until)
      if (before) decided(nonce)
      return before
    },
    settle: (nonce, dealtWith) => {
      purse.settle(nonce, dealtWith)
      decided(nonce)
    },
  }
}

/** Tickets that were used, until none of them would be taken anyway; the oldest go first where there are too many. */
export const createSpent = ({ now = Date.now, most = 200_000 } = {}) => {
  const spent = new Map<string, number>()
  return {
    spend: (nonce: string, until: number): boolean => {
      if (spent.has(nonce)) return true
      for (const [other, end] of spent) {
        if (spent.size < most && end > now()) break
        spent.delete(other)
      }
      spent.set(nonce, until)
      return false
    },
    giveBack: (nonce: string): void => void spent.delete(nonce),
    /** Those that would not be taken anyway, wherever they stand. */
    forget: (): void => {
      for (const [nonce, end] of spent) if (end <= now()) spent.delete(nonce)
    },
  }
}
