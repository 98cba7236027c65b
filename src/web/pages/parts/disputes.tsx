// Where sources disagree: two lines of equal weight, each with its evidence and what was said for and against it.

import type { Portrait } from '../../../exploring/portrait.ts'
import type { Names } from '../../../exploring/readings.ts'
import { propertyNamed } from '../../../history/vocabulary.ts'
import type { Setting } from '../setting.ts'
import { FactOf } from './fact.tsx'

type Props = { setting: Setting; names: Names; portrait: Portrait }

export const Disputes = ({ setting, names, portrait }: Props) => {
  const { words } = setting
  if (portrait.disputes.length === 0) return null
  return (
    <section class="disputes">
      <h2>{words.say('Where the tellings differ')}</h2>
      {portrait.disputes.map(({ property, sides, settledFor }) => (
        <div class="dispute">
          <h3>{words.say(propertyNamed(property)?.label ?? property)}</h3>
          <ul>
            {sides.map(({ statement }) => (
              <li>
                <FactOf setting={setting} names={names} fact={portrait.fact(statement)} turned={false} />
              </li>
            ))}
          </ul>
          <p>
            {settledFor === null
              ? words.say('Not settled: they stand side by side.')
              : words.say('An editor prefers one of them, and says why.')}
          </p>
        </div>
      ))}
    </section>
  )
}
