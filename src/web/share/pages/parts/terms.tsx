// What was decided about something that was sent, as it stands: each choice under its question.
import { type Consent, consentForm, fieldOf } from '../../../../contributions/consent.ts'
import { choosings } from '../../../../contributions/consent-choices.ts'
import { dayFromIso } from '../../../../dates/days.ts'
import type { Words } from '../../../pages/words.ts'

export const TermsList = ({ words, terms }: { words: Words; terms: Consent }) => {
  const form = consentForm(terms)
  return (
    <dl class="look-over">
      {choosings.map((asked) => {
        const chosen = asked.options.filter(({ key }) => form.get(fieldOf(asked, key)) === (asked.many ? 'yes' : key))
        const line = asked.line ? form.get(asked.line.key) : ''
        return (
          <div>
            <dt>{words.say(asked.ask)}</dt>
            {chosen.map(({ says }) => (
              <dd>{words.say(says)}</dd>
            ))}
            {line ? <dd dir="auto">{asked.line?.day && dayFromIso(line) !== undefined ? words.day(line) : line}</dd> : null}
          </div>
        )
      })}
    </dl>
  )
}
