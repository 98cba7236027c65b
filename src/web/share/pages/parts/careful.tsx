// Words that may lead to somebody, pointed out before they are sent: they are changed, or sent all the same.
import { type Warning, warningWords } from '../../../../contributions/warnings.ts'
import type { Words } from '../../../pages/words.ts'
import type { Typed } from './fields.tsx'
import type { Carried } from './form.tsx'

/** Carried by a form whose page has pointed them out: what it sends then is sent. */
export const warnedField = 'warned'

export const carriedWarned = (warnings: readonly Warning[], typed: Typed): Carried =>
  warnings.length > 0 || typed.has(warnedField) ? { [warnedField]: 'yes' } : {}

export const Careful = ({ words, warnings }: { words: Words; warnings: readonly Warning[] }) =>
  warnings.length === 0 ? null : (
    <section class="careful" aria-labelledby="careful">
      <h2 id="careful">{words.say('Please look at these words once more')}</h2>
      <p>{words.say('They may lead someone to you or to others. You can change them, or leave them as they are.')}</p>
      <ul>
        {warnings.map(({ is, piece }) => (
          <li>
            <q dir="auto">{piece}</q> {words.say(warningWords[is].says)}
          </li>
        ))}
      </ul>
    </section>
  )
