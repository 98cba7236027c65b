// A wrong that was done, asked as the HURIDOCS event formats do: what, when, where, by whom and to how many. No name is ever asked.
import type { Question } from '../question.ts'
import { link, pictures } from './asked-alike.ts'

export const testimony: readonly Question[] = [
  {
    key: 'what',
    ask: 'What happened?',
    hint: 'Tell it in your own order, and only what you want to tell. Please write no names, not yours and not those of others.',
    field: 'words',
  },
  { key: 'when', ask: 'When did it happen?', hint: 'Say it as you would say it to a friend.', field: 'when' },
  {
    key: 'where',
    ask: 'Where was it, roughly?',
    hint: 'A country, a region or a town is enough. Please no street and no house.',
    field: 'line',
  },
  {
    key: 'by',
    ask: 'Who did it?',
    hint: 'What kind of people or office. Please no names.',
    field: 'choice',
    choices: [
      { key: 'police', says: 'The police' },
      { key: 'prison', says: 'A prison or jail' },
      { key: 'court', says: 'A court' },
      { key: 'treatment', says: 'A drug treatment centre' },
      { key: 'hospital', says: 'A hospital or clinic' },
      { key: 'border', says: 'Border guards' },
      { key: 'army', says: 'The army' },
      { key: 'officials', says: 'Another public office' },
      { key: 'private', says: 'People without any office' },
      { key: 'unknown', says: 'I am not sure' },
    ],
    note: true,
  },
  {
    key: 'how-many',
    ask: 'To how many people was it done?',
    field: 'choice',
    choices: [
      { key: '1', says: 'One' },
      { key: '2-5', says: 'Two to five' },
      { key: '6-20', says: 'Six to twenty' },
      { key: '21-100', says: 'Twenty-one to a hundred' },
      { key: 'more', says: 'More than a hundred' },
      { key: 'unknown', says: 'I am not sure' },
    ],
  },
  {
    key: 'after',
    ask: 'What happened after that?',
    hint: 'Did anyone help, complain or go to court? What came of it?',
    field: 'words',
  },
  { ...link, ask: 'Has anyone written about it, or shown it?' },
  pictures,
]
