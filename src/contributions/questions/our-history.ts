// How a group came to be and what it did, asked of those who were there.
import type { Question } from '../question.ts'
import { link, pictures, where } from './asked-alike.ts'

export const groupName: Question = {
  key: 'name',
  ask: 'What is your group called?',
  hint: 'Write the name as you say it. If it has no name, or had others, say so.',
  field: 'line',
  naming: true,
}

export const groupWhere: Question = { ...where, ask: 'Where are you, or where were you?' }

export const ourHistory: readonly Question[] = [
  groupName,
  groupWhere,
  {
    key: 'began',
    ask: 'When did it begin?',
    hint: 'Say it as you would say it to a friend.',
    field: 'when',
  },
  {
    key: 'how-began',
    ask: 'How did it begin?',
    hint: 'Who came together, and why? Tell what people did. Please leave out full names.',
    field: 'words',
  },
  {
    key: 'did',
    ask: 'What have you done together?',
    hint: 'Big things and small things: meals, meetings, protest, supplies, care, songs.',
    field: 'words',
  },
  { key: 'hard', ask: 'What made it hard, and what helped?', field: 'words' },
  {
    key: 'roots',
    ask: 'Did you learn from other groups, or did others learn from you?',
    hint: 'Names of groups are good. Say how sure you are.',
    field: 'words',
  },
  {
    key: 'ended',
    ask: 'If it ended, when was that?',
    hint: 'If it still goes on, you can skip this.',
    field: 'when',
  },
  { key: 'more', ask: 'What else should people know about you?', field: 'words' },
  link,
  pictures,
]
