// What addresses and pages carry in place of a cookie: a handle that can only add, the number that was shown, an inbox that was opened.
import type { PlacedFile } from '../../actions/drop-file.ts'
import { isSharing, type Sharing } from '../../contributions/sharing.ts'
import type { Inbox, ReceiptKey } from '../../sealing/receipt-key.ts'
import { openToken, sealToken } from '../../sealing/token.ts'

const minute = 60_000
const hour = 60 * minute
const lives = {
  handle: 2 * hour,
  shown: 2 * hour,
  opened: 30 * minute,
  plain: 2 * hour,
  added: 2 * hour,
  further: 2 * hour,
  changing: 2 * hour,
}

/** Where to add, and to what: enough to ask the next question, and not enough to read one answer back. */
export type Handle = { inbox: Inbox; sharing: Sharing; about: string | null }
/** Where further words go, and to what: enough to add them to what was sent, and not enough to read one of them. `words`: the hash of the exact words meant. */
export type Further = { inbox: Inbox; telling: string; recipient: string; to: string; words: string | null }
/** Which answer of a draft is changed on a page, and what that page shows once: nothing that was said, and nothing that opens it. */
export type Changing = { once: string; sharing: Sharing; about: string | null; question: string; letter: number; lang: string }
/** What one upload brought, untouched file included: enough to take that out again. */
type AddedFiles = { lookup: Uint8Array; files: readonly PlacedFile[] }
/** What a number was shown for. */
type Shown = { digits: string; sharing: Sharing; about: string | null }

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const bytes = (written: string) => new Uint8Array(Buffer.from(written, 'base64url'))

/** `key` lives in memory alone and outlives this process only there. */
export const passes = (key: Uint8Array, now: () => number) => {
  const give = (purpose: keyof typeof lives, value: unknown) => sealToken(key, purpose, value, now() + lives[purpose])
  const read = <Value>(purpose: keyof typeof lives, token: string | undefined): Value | null =>
    token ? (openToken(key, purpose, token, now()) as Value | null) : null
  return {
    handle: ({ inbox, sharing, about }: Handle): string =>
      give('handle', [text(inbox.lookup), inbox.recipient, sharing, ...(about === null ? [] : [about])]),
    readHandle: (token: string): Handle | null => {
      const [lookup, recipient, sharing, about = null] = read<[string, string, string, string?]>('handle', token) ?? []
      return lookup && recipient && isSharing(sharing) ? { inbox: { lookup: bytes(lookup), recipient }, sharing, about } : null
    },
    shown: (shown: Shown): string => give('shown', shown),
    readShown: (token: string | undefined): Shown | null => read<Shown>('shown', token),
    opened: ({ lookup, recipient, identity }: ReceiptKey): string => give('opened', [text(lookup), recipient, identity]),
    readOpened: (token: string | undefined): ReceiptKey | null => {
      const [lookup, recipient, identity] = read<[string, string, string]>('opened', token) ?? []
      return lookup && recipient && identity ? { lookup: bytes(lookup), recipient, identity } : null
    },
    further: ({ inbox, telling, recipient, to, words }: Further): string =>
      give('further', [text(inbox.lookup), inbox.recipient, telling, recipient, to, words]),
    readFurther: (token: string): Further | null => {
      const [lookup, own, telling, recipient, to, words = null] =
        read<[string, string, string, string, string, string | null]>('further', token) ?? []
      return lookup && own && telling && recipient && to
        ? { inbox: { lookup: bytes(lookup), recipient: own }, telling, recipient, to, words }
        : null
    },
    changing: ({ once, sharing, about, question, letter, lang }: Changing): string =>
      give('changing', [once, sharing, about, question, letter, lang]),
    readChanging: (token: string): Changing | null => {
      const [once, sharing, about, question, letter, lang] =
        read<[string, string, string | null, string, number, string]>('changing', token) ?? []
      return once && isSharing(sharing) && question && letter !== undefined
        ? { once, sharing, about: about ?? null, question, letter, lang: lang ?? '' }
        : null
    },
    added: ({ lookup, files }: AddedFiles): string => give('added', [text(lookup), ...files.map(({ id, letter }) => [id, letter])]),
    readAdded: (token: string | undefined): AddedFiles | null => {
      const [lookup, ...files] = read<[string, ...[string, number][]]>('added', token) ?? []
      return lookup ? { lookup: bytes(lookup), files: files.map(([id, letter]) => ({ id, letter })) } : null
    },
    plain: (question: number, nonce: string): string => give('plain', [question, nonce]),
    readPlain: (token: string | undefined): { question: number; nonce: string; until: number } | null => {
      const [question, nonce] = read<[number, string]>('plain', token) ?? []
      return question === undefined || nonce === undefined ? null : { question, nonce, until: now() + lives.plain }
    },
  }
}
export type Passes = ReturnType<typeof passes>
