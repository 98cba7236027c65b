// The line above a heading: what is shared, which page it is about, and how far along the questions one is.
import type { Words } from '../../../pages/words.ts'

/** What is shared, in the reader's language, and the name of the page it is about. */
export type Matter = { sharing: string; about: string | null }
/** `number` from 1. */
export type Progress = Matter & { number: number; of: number }

export const Kicker = ({ words, sharing, about, ...progress }: { words: Words } & (Matter | Progress)) => (
  <p class="kicker">
    {sharing}
    {about === null ? null : (
      <>
        {' · '}
        <bdi>{about}</bdi>
      </>
    )}
    {'of' in progress ? ` · ${words.say('{number} of {of}', progress)}` : null}
  </p>
)
