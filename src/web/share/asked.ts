// What the share pages are asked and what they answer: the whole of what passes between them and the door that reads requests.

/** `flood`: more is coming in than people write. Then a plain question or a code from an organiser is asked first, and nobody is turned away. */
export type Lane = 'normal' | 'flood'

/** A file as it arrives, after every other field of its form. Whoever does not want it need not read it. */
export type Upload = { bytes: AsyncIterable<Uint8Array> }

/** What the door could not pass on as a form; a page says so, in the language of the address. */
export type FormTrouble =
  | 'too-long' // a field or the whole form is over its cap: 413
  | 'not-a-form' // 400: a body that no browser's form makes
  | 'packed' // 415: compressed, or of a type no form has
  | 'from-elsewhere' // 403: another site's page sent it
  | 'no-ticket' // 403: no page of ours sent it

export type ShareAsked = {
  method: 'GET' | 'HEAD' | 'POST'
  /** The raw request target, path and query, as it was sent: `/ar/share/correction?about=groups/junkiebond`. */
  url: string
  /** Every field of the form that stands before the file, decoded; of several with one name the last. Empty where there is no form. */
  form: ReadonlyMap<string, string>
  file: Upload | null
  lane: Lane
  /** The ticket that the form carried. `used`: a double click, or the same page sent again. `stale`: the page was open for more than 72 hours. */
  ticket: 'fresh' | 'used' | 'stale' | 'none'
  trouble: FormTrouble | null
  /** By which a browser is signed in at the desk; null everywhere else. */
  session: string | null
  /** Uses up something else that a page carried; whether it was used before. Given back where this request cannot be dealt with. */
  spend: (nonce: string, until: number) => Promise<boolean>
  /** Told each time a number or a word was hashed: from then on the answer waits for an even time. */
  hashed: () => void
  /** Told where a number was the right one: it was no guess, and keeps nobody out. A word that goes with a number is never told. */
  right: () => void
  /** Told where it came to what the door counts: a number was shown, or a telling was sent. */
  counts: () => void
}

export type ShareReply = {
  status: number
  /** A flat list of header names and values, content-length among them. */
  head: readonly string[]
  /** May be filled with zeros once it is written on. Null for HEAD and for a page that leads on. */
  body: Uint8Array | null
  /** In place of a body: what is too large to hold, as long as content-length says. */
  stream?: AsyncIterable<Uint8Array>
}

export type Share = (asked: ShareAsked) => Promise<ShareReply>

/** Names of the fields that forms carry for the door; no question has one of these names. */
export const doorFields = {
  /** Made by `newTicket` for each form of a page. */
  ticket: 'ticket',
  /** Off-screen and labelled “leave empty”: whoever fills it in is no person, and goes to the flood lane without a word. */
  empty: 'nickname',
} as const

/** What the paths of the share pages begin with, after the language: the door passes these on to the room, and the one-time setup. */
export const sharePaths = ['share', 'return', 'leave'] as const

/** Who is signed in at the desk. `auth`: a mark of the passphrase it was opened with; `sealed`: the editor's identity, which only the browser's own secret opens. */
export type Session = { editor: string; auth: string; sealed: string }

/** Kept under a hash of the browser's secret, in memory alone: what lies there opens nothing without it. */
export type Sessions = {
  keep: (hash: string, session: Session) => void
  /** Null where it ended; finding it is a sign of life. */
  find: (hash: string) => Promise<Session | null>
  drop: (hash: string) => void
}
