// What people want to say to a word, an idea or a story that stands here.
import type { About } from '../about.ts'
import type { Question } from '../question.ts'
import { link, pictures } from './asked-alike.ts'

const to: Question = {
  key: 'to',
  ask: 'What do you want to answer?',
  hint: 'A word, an idea, a page or a story that is here.',
  field: 'line',
  naming: true,
}

export const answer = (about: About | null): readonly Question[] => [
  ...(about ? [] : [to]),
  { key: 'say', ask: 'What do you want to say to it?', hint: 'Say who “we” are, if that is safe.', field: 'words' },
  { key: 'instead', ask: 'What would you say instead?', hint: 'Another word, or another way to see it.', field: 'words' },
  link,
  pictures,
]
