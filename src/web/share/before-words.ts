// What everybody is told before anything is sent, on the page and on paper: each sentence stands here once.
import type { Words } from '../pages/words.ts'

/** What nobody here can destroy for sure, nor bring back. */
export const sayCopies = (words: Words): string =>
  words.say(
    'Copies for safety made before may still hold it. Each new copy destroys those beside it that are older than 14 days. Copies kept elsewhere are for the people who run this site to destroy. If such a copy is put back, what you took back stays gone.',
  )

export const sayDraftEnds = (words: Words): string =>
  words.say('What you do not send is kept for 30 days after you last wrote in it. In the week after that it is destroyed.')

/** On top of the choices. */
export const termsLead = (words: Words): string =>
  words.say('You can change every one of these later, with your number. This is the one page that cannot be skipped.')

/** `listed`: each sentence stands for itself. */
type Told = { heading: string; says: readonly string[]; listed: boolean }

/** The same on the page, where so many can read it. */
export const beforeOnPage = (words: Words, readers: number): readonly Told[] =>
  beforeSending(words, {
    readers: words.count(
      'One editor can read it, and so can whoever holds the spare key.',
      '{n} editors can read it, and so can whoever holds the spare key.',
      readers,
    ),
    found: words.say('Someone may look at your phone. Press “Leave this page” when you are done. We cannot clean a phone.'),
  })

/** `readers`: who can read it; `found`: who may find what before it is locked, or after. */
export const beforeSending = (words: Words, { readers, found }: { readers: string; found: string }): readonly Told[] => [
  {
    heading: words.say('Who can read it'),
    says: [
      readers,
      words.say(
        'The spare key opens all that is sent, in case the editors lose theirs. They were asked to keep it away from this machine, with people they trust.',
      ),
      words.say('To send means only this: these people may read it. Nothing is shown to others without your yes.'),
    ],
    listed: false,
  },
  {
    heading: words.say('What is kept, and how long'),
    says: [
      words.say(
        'Your words and files, locked. The week they came in, but not the day. No name, no e-mail, no phone number, no address of your machine.',
      ),
      words.say(
        'You choose what becomes of your own words in the end: kept locked, or destroyed 90 days after it is settled what is shown. Until then they stay locked. You can take them back at any time.',
      ),
      words.say('What is shown stays until you hide it or take it back.'),
      sayCopies(words),
    ],
    listed: false,
  },
  {
    heading: words.say('What could go wrong'),
    says: [
      words.say('Someone may know you by the way you write, or by what only you can know.'),
      found,
      words.say('If someone takes this machine while it is off, they can read nothing.'),
      words.say('If someone watches the machine in secret while it runs, they can read what is sent or opened then.'),
      words.say('If someone changes the program of this site, all its promises fall.'),
      words.say('A judge can ask us for what we have. We have locked boxes and the week they came in.'),
    ],
    listed: true,
  },
  {
    heading: words.say('What can never be called back'),
    says: [
      words.say(
        'You can take everything back, at any time. It is gone from our pages in a minute. But what someone has read, copied or printed before that, no one can call back.',
      ),
    ],
    listed: false,
  },
]
