// Groups as bands along one ruler, each band dyed with the threads it follows; where no date is known the band is open.
import type { Named, Names } from '../../../exploring/readings.ts'
import type { Surroundings } from '../../../exploring/surroundings.ts'
import type { RecordId } from '../../../history/record.ts'
import type { Setting } from '../setting.ts'
import { RecordLink } from './record-link.tsx'
import { WayNumbers } from './threads.tsx'
import { Timeline, type TimelineRow } from './timeline.tsx'
import { plainWhens, Whens } from './whens.tsx'

type Props = {
  setting: Setting
  names: Names
  groups: readonly Named[]
  around: (id: RecordId) => Surroundings
  title: string
  /** Dye every band with this one thread; 0 for each group's own. */
  only?: number
}

export const GroupsAlongTime = ({ setting, names, groups, around, title, only = 0 }: Props) => {
  const rows = groups.map((group): TimelineRow => {
    const { whens, extent } = around(group.id)
    return {
      name: (
        <>
          <RecordLink setting={setting} names={new Map([...names, [group.id, group]])} id={group.id} />
          {only === 0 ? <WayNumbers setting={setting} ways={group.ways} /> : null}
        </>
      ),
      told: <Whens setting={setting} whens={whens} />,
      plain: `${group.name} – ${plainWhens(setting, whens)}`,
      ways: only === 0 ? group.ways : [only],
      extent,
    }
  })
  const about = setting.words.count(
    'One group as a band along a ruler of years.',
    '{n} groups as bands along one ruler of years; soft where a date is soft, open where nothing is known.',
    rows.length,
  )
  return <Timeline setting={setting} title={title} about={about} first={setting.words.say('Group')} rows={rows} />
}
