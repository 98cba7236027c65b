// Something on a page of ours that is wrong or missing; begun from a gap, the first question is that very gap.
import { type About, askedGap, askedProperty } from '../about.ts'
import type { Question } from '../question.ts'
import { link, pictures } from './asked-alike.ts'

const which: Question = {
  key: 'which',
  ask: 'Which page is it on?',
  hint: 'The name that stands on top of it will do.',
  field: 'line',
  naming: true,
}

const anything: Question = {
  key: 'what',
  ask: 'What is wrong, or what is missing?',
  hint: 'Say what it should say.',
  field: 'words',
}

/** A gap's own words are in the store: whoever has them asks in them. Without them it has gone, and anything may be told. */
export const gapKey = 'gap'

const hints = {
  when: 'Say it as you would say it to a friend.',
  words: 'A few words are enough. More is fine.',
}

const asked = (about: About | null): Question => {
  if (askedGap(about) !== null) return { ...anything, key: gapKey, hint: hints.words }
  const property = askedProperty(about)
  if (!property) return anything
  const { name, label, asks, dimension, value } = property
  const field = value.includes('when') ? 'when' : 'words'
  return { key: name, ask: asks?.question ?? label, hint: hints[field], field, ...(dimension ? { orElse: true as const } : {}) }
}

export const correction = (about: About | null): readonly Question[] => [
  ...(about ? [] : [which]),
  asked(about),
  {
    key: 'known-by',
    ask: 'How do you know this?',
    field: 'choice',
    choices: [
      { key: 'there', says: 'I was there' },
      { key: 'paper', says: 'We have it on paper or in a picture' },
      { key: 'told', says: 'Someone who was there told me' },
      { key: 'read', says: 'I read it or saw it somewhere' },
      { key: 'declined', says: 'I would rather not say' },
    ],
    note: true,
  },
  link,
  pictures,
]
