// A list of records: the name in full, the numbers of its chapters, when and where, each as it was told.
import type { Named, Names } from '../../../exploring/readings.ts'
import type { Surroundings } from '../../../exploring/surroundings.ts'
import type { RecordId } from '../../../history/record.ts'
import type { Setting } from '../setting.ts'
import { sayChoice } from '../spoken.ts'
import { RecordLink } from './record-link.tsx'
import { WayNumbers } from './threads.tsx'
import { Whens } from './whens.tsx'

type Props = { setting: Setting; names: Names; rows: readonly Named[]; around: (id: RecordId) => Surroundings; typed?: boolean }

/** `typed` says what kind of thing each is, where the list holds several. */
export const RecordList = ({ setting, names, rows, around, typed = false }: Props) => (
  <ul class="records">
    {rows.map((row) => {
      const { types, places, whens } = around(row.id)
      return (
        <li>
          <span class="name">
            <RecordLink setting={setting} names={new Map([...names, [row.id, row]])} id={row.id} />
            <WayNumbers setting={setting} ways={row.ways} />
          </span>
          <span class="beside">
            {typed && types[0] ? <span class="type">{sayChoice(setting.words, types[0])}</span> : null}
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
