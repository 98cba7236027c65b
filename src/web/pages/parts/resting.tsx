// On a source's page: every place in it, in the order of its pages, and what in this history rests there.
import { groupedBy } from '../../../exploring/grouped.ts'
import type { Fact, Portrait } from '../../../exploring/portrait.ts'
import type { RecordReading } from '../../../exploring/readings.ts'
import { propertyNamed } from '../../../history/vocabulary.ts'
import type { Setting } from '../setting.ts'
import { ValueOf, WhenOf } from './fact.tsx'
import { Labelled } from './labelled.tsx'
import { speaking } from './language.ts'
import { Pager } from './pager.tsx'
import { RecordLink } from './record-link.tsx'

const labelOf = ({ statement: { property } }: Fact) => propertyNamed(property)?.label ?? property

type Props = { setting: Setting; reading: RecordReading; portrait: Portrait }

export const Resting = ({ setting, reading, portrait }: Props) => {
  const { words, routes } = setting
  const { resting, record, names } = reading
  if (resting === null || resting.total === 0) return null
  // The first place of this source that a statement names is where it is listed.
  const places = groupedBy(portrait.resting, ({ cited }) => cited.find(({ note }) => note.source === record.id)?.note.place ?? '')
  const counts = new Map(resting.places.map(({ place, count }) => [place, count]))
  return (
    <section class="resting">
      <h2>{words.say('What rests on {name}', { name: record.name })}</h2>
      <p class="aside">
        {words.count('One statement of this history rests on it.', '{n} statements of this history rest on it.', resting.distinct)}
      </p>
      {[...places].map(([place, facts]) => (
        <div class="place-in-source">
          <h3>
            <bdi {...speaking(setting, record.lang)}>{place}</bdi>
          </h3>
          <p class="aside">{words.count('one statement', '{n} statements', counts.get(place) ?? facts.length)}</p>
          <ul>
            {facts.map((fact) => (
              <li>
                <RecordLink setting={setting} names={names} id={fact.statement.subject} />
                {' · '}
                <Labelled words={words} label={<span class="label">{words.say(labelOf(fact))}</span>}>
                  <ValueOf setting={setting} names={names} value={fact.statement.value} />
                </Labelled>
                <WhenOf setting={setting} fact={fact} />
                {fact.cited
                  .filter(({ note }) => note.source === record.id && note.quotation !== null)
                  .map(({ note }) => (
                    <q {...speaking(setting, note.lang)}>{note.quotation}</q>
                  ))}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Pager
        setting={setting}
        paged={resting}
        to={(page) => routes.at(record.path, page)}
        label={words.say('More of what rests on this source')}
      />
    </section>
  )
}
