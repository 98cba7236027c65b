// What should be looked at again, on top of the page and beside each field, every word still where it was.
import { type Because, faultWords } from '../../../../contributions/fault.ts'
import type { Words } from '../../../pages/words.ts'
import { isSecret } from './secrets.ts'

/** `says` is a sentence in the reader's language. */
export type Said = { field: string; says: string }

export const sayFaults = (words: Words, faults: readonly { field: string; because: Because }[]): Said[] =>
  faults.map(({ field, because }) => ({ field, says: words.say(faultWords[because].says) }))

const faultId = (field: string) => `${field}-fault`

type Summary = {
  words: Words
  faults: readonly Said[]
  /** The page asks for something that is not sent back. */
  secret?: boolean
  /** What of the form is still there, where that is something else. */
  kept?: string
}

export const Summary = ({ words, faults, secret = faults.some(({ field }) => isSecret(field)), kept }: Summary) =>
  faults.length === 0 ? null : (
    <section class="look-again" role="alert" aria-labelledby="look-again">
      <h2 id="look-again">{words.say('Please look at this again')}</h2>
      <ul>
        {faults.map(({ field, says }) => (
          <li>
            <a href={`#${field}`}>{says}</a>
          </li>
        ))}
      </ul>
      <p>
        {kept ??
          (secret
            ? words.say('A number, or a word of your own, is never sent back to you: please type it again. Nothing else you wrote is lost.')
            : words.say('Nothing you wrote is lost.'))}
      </p>
    </section>
  )

/** It could not be done, and that was not theirs. */
export const Trouble = ({ trouble }: { trouble: string | null }) =>
  trouble === null ? null : (
    <p class="look-again" role="alert">
      {trouble}
    </p>
  )

export const Fault = ({ faults, field }: { faults: readonly Said[]; field: string }) => {
  const own = faults.find((fault) => fault.field === field)
  return own ? (
    <p class="fault-here" id={faultId(field)}>
      {own.says}
    </p>
  ) : null
}

/** Ids of what describes a field, or none. */
export const describedBy = (faults: readonly Said[], field: string, ...ids: (string | false)[]): string | undefined =>
  [...ids, faults.some((fault) => fault.field === field) && faultId(field)].filter(Boolean).join(' ') || undefined
