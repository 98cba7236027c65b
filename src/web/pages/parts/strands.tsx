// A record along time: its own life first, then what it took on and what it did, as bands.
import type { Strand } from '../../../exploring/along-time.ts'
import type { Named, Names } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { labelOf } from './facts.tsx'
import { Labelled, plainLabelled } from './labelled.tsx'
import { RecordLink } from './record-link.tsx'
import { Timeline, type TimelineRow } from './timeline.tsx'
import { plainWhens, Whens } from './whens.tsx'

type Props = { setting: Setting; names: Names; record: Named; strands: readonly Strand[] }

export const Strands = ({ setting, names, record, strands }: Props) => {
  const { words } = setting
  const rows = strands.map((strand): TimelineRow => {
    const other = strand.is === 'life' ? record : names.get(strand.other)
    const label = strand.is === 'life' ? '' : labelOf(words, strand.row)
    const name =
      strand.is === 'life' ? (
        <strong>
          <bdi>{record.name}</bdi>
        </strong>
      ) : (
        <Labelled words={words} label={<span class="label">{label}</span>}>
          <RecordLink setting={setting} names={names} id={strand.other} />
        </Labelled>
      )
    return {
      name,
      told: <Whens setting={setting} whens={strand.whens} />,
      plain: `${label === '' ? record.name : plainLabelled(words, label, other?.name ?? '')} – ${plainWhens(setting, strand.whens)}`,
      ways: record.ways,
      extent: strand.extent,
    }
  })
  return (
    <Timeline
      setting={setting}
      title={words.say('{name} along time', { name: record.name })}
      about={words.count(
        'One band along a ruler of years.',
        '{n} bands along one ruler of years; soft where a date is soft, open where nothing is known.',
        rows.length,
      )}
      first={words.say('What')}
      rows={rows}
    />
  )
}
