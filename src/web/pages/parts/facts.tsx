// Facts under their labels, in the order of the vocabulary; a relation that its source leaves vague is marked as vague.
import type { Row } from '../../../exploring/portrait.ts'
import type { Names } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import type { Words } from '../words.ts'
import { FactOf } from './fact.tsx'

type Props = { setting: Setting; names: Names; rows: readonly Row[] }

export const labelOf = (words: Words, { property, turned }: Row) => words.say(turned ? (property.back ?? property.label) : property.label)

const Values = ({ setting, names, row }: { setting: Setting; names: Names; row: Row }) => (
  <>
    {row.facts.map((fact) => (
      <dd id={fact.statement.id}>
        <FactOf setting={setting} names={names} fact={fact} turned={row.turned} />
      </dd>
    ))}
  </>
)

export const Facts = ({ setting, names, rows }: Props) => (
  <dl class="facts">
    {rows.map((row) => (
      <div class={row.property.weak ? 'weak' : undefined}>
        <dt>
          {labelOf(setting.words, row)}
          {row.property.weak ? <span class="vague"> {setting.words.say('said vaguely, and kept so')}</span> : null}
        </dt>
        <Values setting={setting} names={names} row={row} />
      </div>
    ))}
  </dl>
)

/** Facts of one kind, where the heading already says which: a plain list. */
export const FactList = ({ setting, names, row }: { setting: Setting; names: Names; row: Row }) => (
  <ul class="factlist">
    {row.facts.map((fact) => (
      <li id={fact.statement.id}>
        <FactOf setting={setting} names={names} fact={fact} turned={row.turned} />
      </li>
    ))}
  </ul>
)
