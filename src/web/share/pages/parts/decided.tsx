// What was decided about a draft, as it stands, and a way to change each of it.
import { type Consent, consentForm, fieldOf } from '../../../../contributions/consent.ts'
import { type Choosing, choosings, from, until } from '../../../../contributions/consent-choices.ts'
import type { ShareSetting } from '../../setting.ts'
import { type Carried, Form } from './form.tsx'

/** A day stands beside “In a year” too. */
const besideOf = ({ words }: ShareSetting, terms: Consent, asked: Choosing, typed: ReadonlyMap<string, string>): string | null => {
  const day = asked.key === from.key ? terms.from : asked.key === until.key ? terms.until : null
  if (day !== null) return words.day(day)
  return (asked.line && typed.get(asked.line.key)) || null
}

export const Decided = ({ setting, terms, carried }: { setting: ShareSetting; terms: Consent; carried: Carried }) => {
  const { words, routes } = setting
  const typed = consentForm(terms)
  return (
    <section>
      <h2>{words.say('What you decided')}</h2>
      <dl class="look-over">
        {choosings.map((asked) => {
          const beside = besideOf(setting, terms, asked, typed)
          return (
            <div>
              <dt>{words.say(asked.ask)}</dt>
              {asked.options
                .filter(({ key }) => typed.get(fieldOf(asked, key)) === (asked.many ? 'yes' : key))
                .map(({ says }) => (
                  <dd>{words.say(says)}</dd>
                ))}
              {beside === null ? null : <dd dir="auto">{beside}</dd>}
              <dd class="change">
                <Form
                  setting={setting}
                  action={routes.shareAct('change-terms')}
                  at={asked.options[0] && fieldOf(asked, asked.options[0].key)}
                  carried={carried}
                >
                  <button type="submit" class="quiet">
                    {words.say('Change')}
                    <span class="unseen"> {words.say(asked.ask)}</span>
                  </button>
                </Form>
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
