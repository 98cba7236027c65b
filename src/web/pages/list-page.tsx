// Everything of one kind, by name: groups, events, places; chapters in their own order.

import { groupedBy } from '../../exploring/grouped.ts'
import type { ListReading, Named } from '../../exploring/readings.ts'
import { type Surroundings, surroundingsIn } from '../../exploring/surroundings.ts'
import { kindOnShelf } from '../../history/record.ts'
import { types } from '../../history/vocabulary.ts'
import { ChapterThreads } from './parts/chapter-threads.tsx'
import { Document } from './parts/document.tsx'
import { Invitation } from './parts/gaps.tsx'
import { GroupsAlongTime } from './parts/groups-along-time.tsx'
import { Pager } from './parts/pager.tsx'
import { RecordList } from './parts/record-list.tsx'
import type { Setting } from './setting.ts'
import { countKind, kindNames, typeHeadings } from './spoken.ts'

type Props = { setting: Setting; reading: ListReading }

const Counted = ({ setting: { words }, reading: { shelf, paged } }: Props) => {
  const kind = shelf === 'chapters' ? undefined : kindOnShelf(shelf)
  return (
    <p class="lede">
      {kind === undefined
        ? words.count('One way of organising so far.', '{n} ways of organising so far.', paged.total)
        : words.say('{count} so far.', { count: countKind(words, kind, paged.total) })}
    </p>
  )
}

/** Ideas stand under what they are, in the order of the vocabulary. */
const IdeasByType = ({ setting, reading, around }: Props & { around: (id: string) => Surroundings }) => {
  const sections = groupedBy(reading.rows, (row: Named) => around(row.id).types[0] ?? '')
  const order = types.idea ?? []
  return (
    <>
      {[...sections]
        .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
        .map(([type, rows]) => (
          <section class="of-a-type">
            {type === '' ? null : <h2>{setting.words.say(typeHeadings[type] ?? type)}</h2>}
            <RecordList setting={setting} names={reading.names} rows={rows} around={around} />
          </section>
        ))}
    </>
  )
}

export const ListPage = ({ setting, reading }: Props) => {
  const { words, routes } = setting
  const { at, shelf, paged, rows } = reading
  const kind = shelf === 'chapters' ? undefined : kindOnShelf(shelf)
  const title = kind === undefined ? words.say('Chapters') : words.say(kindNames[kind].many)
  const around = surroundingsIn(reading.around)
  return (
    <Document
      setting={setting}
      title={title}
      description={words.say('{title} in this history.', { title })}
      at={at}
      ways={shelf === 'chapters' ? rows.flatMap(({ ways }) => ways.slice(0, 1)) : []}
    >
      <header class="opening">
        <h1>{title}</h1>
        <Counted setting={setting} reading={reading} />
      </header>
      {rows.length === 0 ? <p class="empty-place">{words.say('Nobody has told of any yet.')}</p> : null}
      {shelf === 'chapters' ? (
        <ChapterThreads setting={setting} chapters={rows} />
      ) : kind === 'idea' ? (
        <IdeasByType setting={setting} reading={reading} around={around} />
      ) : (
        <RecordList setting={setting} names={reading.names} rows={rows} around={around} typed />
      )}
      <Pager setting={setting} paged={paged} to={(page) => routes.at(shelf, page)} label={words.say('More of this list')} />
      {kind === 'group' ? (
        <section class="along-time">
          <h2>{words.say('These groups along time')}</h2>
          <GroupsAlongTime
            setting={setting}
            names={reading.names}
            groups={rows}
            around={around}
            title={words.say('These groups along time')}
          />
        </section>
      ) : null}
      <section class="gaps">
        <h2>{words.say('What is missing')}</h2>
        <Invitation setting={setting} />
      </section>
    </Document>
  )
}
