// A list of records: the name in full, the numbers of its chapters, when and where, each as it was told.
import type { Named, Names } from '../../../exploring/readings.ts'
import type { Surroundings } from '../../../exploring/surroundings.ts'
import type { RecordId } from '../../../history/record.ts'
import type { Setting } from '../setting.ts'
import { choiceNames, kindNames, sayChoice } from '../spoken.ts'
import { RecordLink } from './record-link.tsx'
import { WayNumbers } from './threads.tsx'
import { Whens } from './whens.tsx'

type Props = { setting: Setting; names: Names; rows: readonly Named[]; around: (id: RecordId) => Surroundings; typed?: boolean }

/** `typed` says what each is, where that is more than its kind. */
export const RecordList = ({ setting, names, rows, around, typed = false }: Props) => (
  <ul class="records">
    {rows.map((row) => {
      const { types, places, whens } = around(row.id)
      const own = types.filter((type) => choiceNames[type] !== kindNames[row.kind].one)
      return (
        <li>
          <span class="name">
            <RecordLink setting={setting} names={new Map([...names, [row.id, row]])} id={row.id} />
            <WayNumbers setting={setting} ways={row.ways} />
          </span>
          <span class="beside">
            {(typed ? own : []).map((type) => (
              <span class="type">{sayChoice(setting.words, type)}</span>
            ))}
            {places.map((place) => (
              <span class="where">
                <RecordLink setting={setting} names={names} id={place} />
              </span>
            ))}
            {whens.length === 0 ? null : (
              <span class="whens">
                <Whens setting={setting} whens={whens} />
              </span>
            )}
          </span>
        </li>
      )
    })}
  </ul>
)
