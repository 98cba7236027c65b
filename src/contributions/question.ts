// One question: what it asks, and in which way it may be answered. Every one may be skipped.

type Field =
  | 'words' // as long as it needs to be
  | 'line'
  | 'link' // a line; kept as words, and never followed
  | 'when' // as people say it
  | 'choice'
  | 'files'

type Choice = { key: string; says: string }

/** `ask`, `hint` and what a choice says are English sentences of the catalogue. */
export type Question = {
  key: string
  ask: string
  /** Where `ask` is no sentence of the catalogue but the very words of a gap: their language. */
  lang?: string
  hint?: string
  field: Field
  choices?: readonly Choice[]
  /** Asked beside the choices, for whoever wants to say more. */
  note?: true
  /** Asks what a group, a work or a page is called: what is answered is no person's name. */
  naming?: true
  /** May also be answered by “not sure”, “does not apply” or “rather not say”, which are three different answers. */
  orElse?: true
}

/** The same codes as the open history's own answers. */
export const otherAnswers = [
  { key: 'unknown', says: 'We are not sure' },
  { key: 'does-not-apply', says: 'This does not fit us' },
  { key: 'declined', says: 'We would rather not say' },
] as const satisfies readonly Choice[]

export const sides = ['before', 'after', 'during'] as const
export type Side = (typeof sides)[number]
