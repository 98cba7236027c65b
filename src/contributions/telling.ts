// A telling: everything that is sealed together when somebody sends, how it began, and what joins it later.
import { type Answer, wordsOf } from './answer.ts'
import type { Consent } from './consent.ts'
import type { FileCard } from './file-card.ts'
import { likenessOf } from './likeness.ts'
import type { Question } from './question.ts'
import type { Sharing } from './sharing.ts'

/** What is being told: `about` as `writeAbout` writes it, `lang` the language of the pages it was begun in. */
export type Draft = {
  sharing: Sharing
  about?: string
  lang: string
  /** The newest answer to each question, by its key. */
  answers: ReadonlyMap<string, Answer>
  files: readonly FileCard[]
}

/** Its terms and the cards of its files lie beside it, since they may change; `decided`, how a group came to send it, was told once. */
export type Telling = Omit<Draft, 'answers' | 'files'> & {
  format: 1
  answers: readonly Answer[]
  decided: string
  /** The key of the inbox that it came from: what is asked goes to that, and to none that was written into the database. */
  back: string
}

/** A language alone (BCP 47), as pages are written in. */
export const isLanguage = (tag: string | undefined): tag is string => /^[a-z]{2,3}$/.test(tag ?? '')

export const tellingOf = (
  { sharing, about, lang, answers }: Omit<Draft, 'files'>,
  { decided }: Pick<Consent, 'decided'>,
  back: string,
): Telling => ({
  format: 1,
  sharing,
  ...(about === undefined ? {} : { about }),
  lang,
  answers: [...answers.values()],
  decided,
  back,
})

/**
 * What a teller who came back has to say. `to` is the letter that is answered; null where nobody asked.
 * `words` is the SHA-256 of the exact words agreed or not agreed to, so that no other words can pass for them.
 */
export type Addition = { text: string; to: number | null } & (
  | { said: 'answer' | 'more' }
  | { said: 'agreed' | 'refused' | 'differently'; words: string }
)

/** What an editor asked, as editors keep it: `letter` is its place in the teller's inbox, by which answers name it. */
export type Asked = { letter: number; text: string }

/** Bytes of a card: every one is as long as any other. */
const cardLength = 256

/** What a queue of tellings shows without opening them: kind, language, and a likeness that finds the same text sent often. */
export const cardOf = ({ sharing, lang, answers }: Telling): Uint8Array => {
  const likeness = likenessOf(answers.map(wordsOf).join('\n'))
  return Buffer.from(JSON.stringify({ sharing, lang, likeness }).padEnd(cardLength))
}

export const isEmpty = ({ answers, files }: Draft): boolean => answers.size === 0 && files.length === 0

/** Where to go on: the place of the question after the last that was answered. */
export const nextPlace = (questions: readonly Question[], { answers, files }: Draft): number =>
  questions.findLastIndex(({ key, field }) => (field === 'files' ? files.length > 0 : answers.has(key))) + 1
