// What is chosen before anything is sent: each choice in plain words, and from whom it hides what was told.

export const uses = ['pages', 'translation', 'editions', 'downloads', 'quotation', 'apart'] as const
export type Use = (typeof uses)[number]

export type Option = { key: string; says: string; hint?: string }
/** `many`: several may be chosen, each in a field of its own. `line`: something to write beside the choice; `day`: a day, as YYYY-MM-DD. */
export type Choosing = {
  key: string
  ask: string
  hint?: string
  options: readonly Option[]
  many?: true
  line?: { key: string; ask: string; day?: true }
}

export const nothing = 'none'

export const credit = {
  key: 'credit',
  ask: 'Whose name may stand beside it?',
  options: [
    {
      key: 'nobody',
      says: 'No name',
      hint: 'Hidden from all who read it. The editors do not know your name either, if you did not write it.',
    },
    { key: 'group', says: 'The name of our group', hint: 'Everyone can see it.' },
    { key: 'chosen', says: 'Another name that we choose', hint: 'Everyone can see that name. Who is behind it stays hidden from all.' },
  ],
  line: { key: 'credit-name', ask: 'The name to show, if you chose one' },
} as const satisfies Choosing

export const use = {
  key: 'use',
  ask: 'What may be done with it?',
  hint: 'Choose as many as you like. What you do not choose is not done.',
  many: true,
  options: [
    {
      key: 'pages',
      says: 'Show it on the pages of this site',
      hint: 'Everyone can read it. If you say no, it is hidden from all but the editors and whoever holds the spare key.',
    },
    {
      key: 'translation',
      says: 'Put it into other languages',
      hint: 'If you say no, it is hidden from all who do not read your language.',
    },
    {
      key: 'editions',
      says: 'Print it in a book of this history',
      hint: 'A printed page can never be called back. If you say no, it is hidden from those who read the book.',
    },
    {
      key: 'downloads',
      says: 'Let others download it',
      hint: 'A copy can never be called back. If you say no, it is hidden from those who only take a copy.',
    },
    {
      key: 'quotation',
      says: 'Let others quote a few lines',
      hint: 'In an article or a talk. If you say no, it is hidden from their readers.',
    },
    {
      key: 'apart',
      says: 'Show a picture or a sound by itself',
      hint: 'Without your words around it. If you say no, it is hidden from all who do not open your page.',
    },
    {
      key: nothing,
      says: 'None of this: keep it and show it to no one',
      hint: 'Hidden from all but the editors and whoever holds the spare key.',
    },
  ],
} as const satisfies Choosing

export const from = {
  key: 'from',
  ask: 'From when may it be shown?',
  hint: 'Before that it is hidden from all but the editors and whoever holds the spare key.',
  options: [
    { key: 'ready', says: 'As soon as it is ready' },
    { key: 'year', says: 'In a year' },
    { key: 'five', says: 'In five years' },
    { key: 'day', says: 'From a day that I choose' },
  ],
  line: { key: 'from-day', ask: 'The first day, if you chose one', day: true },
} as const satisfies Choosing

export const until = {
  key: 'until',
  ask: 'Until when may it be shown?',
  hint: 'After that it is hidden from all but the editors and whoever holds the spare key. When you come back with your number, you are asked again.',
  options: [
    { key: 'open', says: 'With no end', hint: 'You can still end it on any day, with your number.' },
    { key: 'year', says: 'For one year' },
    { key: 'five', says: 'For five years' },
    { key: 'day', says: 'Until a day that I choose' },
  ],
  line: { key: 'until-day', ask: 'The last day, if you chose one', day: true },
} as const satisfies Choosing

export const speaking = {
  key: 'speaking',
  ask: 'Who speaks here?',
  hint: 'Only the editors see this answer, and whoever holds the spare key.',
  options: [
    { key: 'self', says: 'I speak for myself' },
    { key: 'agreed', says: 'Our group, and we agreed on it' },
    { key: 'asked', says: 'The group asked me to do it' },
    { key: 'gone', says: 'I was part of the group. It is no longer there' },
    { key: 'unsettled', says: 'Not all of us agree' },
  ],
  line: { key: 'decided', ask: 'How did you decide? You can skip this' },
} as const satisfies Choosing

export const exact = {
  key: 'exact',
  ask: 'Which words may be shown?',
  options: [
    {
      key: 'show-first',
      says: 'Show me the exact words first',
      hint: 'Come back with your number to see them. Until you say yes, they are hidden from all but the editors and whoever holds the spare key.',
    },
    {
      key: 'as-written',
      says: 'Show it just as I wrote it',
      hint: 'Not one word of yours is changed. The editors choose which sentences are shown, and on which page. The rest is hidden from readers.',
    },
  ],
} as const satisfies Choosing

export const questions = {
  key: 'questions',
  ask: 'May the editors ask you something?',
  options: [
    { key: 'yes', says: 'Yes', hint: 'What they ask waits here, hidden from all who do not have your number.' },
    { key: 'no', says: 'No, please do not ask' },
  ],
} as const satisfies Choosing

export const raw = {
  key: 'raw',
  ask: 'What shall we do with your own words in the end?',
  options: [
    {
      key: 'destroy',
      says: 'Destroy them',
      hint: 'Destroyed 90 days after it is settled what is shown. Until then they are hidden from all but the editors and whoever holds the spare key.',
    },
    { key: 'keep', says: 'Keep them locked away', hint: 'Hidden from all but the editors and whoever holds the spare key.' },
  ],
} as const satisfies Choosing

/** In the order they are asked. */
export const choosings: readonly Choosing[] = [credit, use, from, until, speaking, exact, questions, raw]
