// What somebody may share, in the order it is offered; a wrong that was done comes last, and only where someone answers for it.

export const sharings = ['our-history', 'something-made', 'correction', 'how-organised', 'answer', 'about-us', 'testimony'] as const
export type Sharing = (typeof sharings)[number]

export const isSharing = (text: string | undefined): text is Sharing => (sharings as readonly string[]).includes(text ?? '')

/** English sentences of the catalogue. */
export const sharingWords: Readonly<Record<Sharing, { says: string; hint: string }>> = {
  'our-history': { says: 'Our group’s history', hint: 'How it began, what you did, who you are.' },
  'something-made': { says: 'Something we did or made', hint: 'An action, a service, a magazine, a song.' },
  correction: { says: 'Something to put right or to add', hint: 'On a page that is here.' },
  'how-organised': { says: 'How we are organised', hint: 'Who decides, who may join, where the money comes from.' },
  answer: { says: 'Our answer to something here', hint: 'To a word, an idea or a story.' },
  'about-us': { says: 'A page here is about us', hint: 'You want it put right, answered, less exact, or hidden.' },
  testimony: { says: 'What was done to us', hint: 'A wrong done by the police, a prison, a clinic or others.' },
}
