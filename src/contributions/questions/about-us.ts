// For people who never asked to be in this history, or not like this.
import type { About } from '../about.ts'
import type { Question } from '../question.ts'
import { link, pictures } from './asked-alike.ts'

const which: Question = {
  key: 'which',
  ask: 'Which page is about you?',
  hint: 'The name that stands on top of it will do.',
  field: 'line',
  naming: true,
}

export const aboutUs = (about: About | null): readonly Question[] => [
  ...(about ? [] : [which]),
  {
    key: 'want',
    ask: 'What do you want?',
    field: 'choice',
    choices: [
      { key: 'corrected', says: 'Something there is wrong: put it right' },
      { key: 'answered', says: 'Let our own answer stand beside it' },
      { key: 'coarser', says: 'It says too much: make places, times or names less exact' },
      { key: 'hidden', says: 'We do not want to be here at all' },
    ],
  },
  { key: 'say', ask: 'What should change?', hint: 'You need not say why.', field: 'words' },
  {
    key: 'meanwhile',
    ask: 'Should we hide the page while we look into it?',
    field: 'choice',
    choices: [
      { key: 'hide', says: 'Yes, hide it for now' },
      { key: 'stay', says: 'No, it can stay' },
    ],
  },
  {
    key: 'belonging',
    ask: 'How are you part of it?',
    hint: 'You need not prove it. Please write no names. A few words help us not to be fooled.',
    field: 'words',
  },
  link,
  pictures,
]
