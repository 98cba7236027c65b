// Questions that come up in more than one sharing.
import type { Question } from '../question.ts'

export const link: Question = {
  key: 'link',
  ask: 'Do you have a website, a film, a magazine or a song?',
  hint: 'Write where it can be found. It is kept as words. We do not open it by machine.',
  field: 'link',
}

export const pictures: Question = {
  key: 'files',
  ask: 'Do you have pictures, papers or sound to add?',
  hint: 'One at a time. You can take each one out again.',
  field: 'files',
}

export const where: Question = {
  key: 'where',
  ask: 'Where was that?',
  hint: 'As near or as far as is safe: a town, a region, or only a country. Please no street.',
  field: 'line',
}
