// One thing that people did or made.
import type { Question } from '../question.ts'
import { link, pictures, where } from './asked-alike.ts'

export const somethingMade: readonly Question[] = [
  {
    key: 'kind',
    ask: 'What was it?',
    field: 'choice',
    choices: [
      { key: 'action', says: 'A protest or another action' },
      { key: 'service', says: 'Help for people, or a service' },
      { key: 'publication', says: 'A magazine, a leaflet, a book or a report' },
      { key: 'artwork', says: 'Art, music, film or theatre' },
      { key: 'campaign', says: 'A campaign' },
      { key: 'other', says: 'Something else' },
    ],
    note: true,
  },
  { key: 'name', ask: 'What is it called?', hint: 'If it has no name, a few words will do.', field: 'line', naming: true },
  { key: 'who', ask: 'Which groups made it?', hint: 'Names of groups, please, not of people.', field: 'line', naming: true },
  { key: 'when', ask: 'When was that?', hint: 'Say it as you would say it to a friend.', field: 'when' },
  where,
  { key: 'story', ask: 'What happened?', hint: 'Tell it in your own order.', field: 'words' },
  { key: 'result', ask: 'What came of it?', hint: 'Also if nothing came of it, or if something went wrong.', field: 'words' },
  link,
  pictures,
]
