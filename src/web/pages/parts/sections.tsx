// Everything said of a record, heading by heading; each heading says what is there, and none stands over nothing.
import type { Gathering } from '../../../exploring/gathering.ts'
import type { Portrait } from '../../../exploring/portrait.ts'
import type { Named, Names } from '../../../exploring/readings.ts'
import type { Kind } from '../../../history/record.ts'
import type { Setting } from '../setting.ts'
import type { Words } from '../words.ts'
import { FactList, Facts, labelOf } from './facts.tsx'

type Props = { setting: Setting; names: Names; record: Named; portrait: Portrait }

const whatWasDone = (words: Words, kind: Kind, name: string) => {
  if (kind === 'event') return words.say('What happened, and who was there')
  if (kind === 'work') return words.say('Who made it, and what came of it')
  if (kind === 'place' || kind === 'idea' || kind === 'source') return words.say('What bears on {name}', { name })
  return words.say('What {name} did', { name })
}

const headingOf = (words: Words, gathering: Gathering, { kind, name }: Named): string => {
  switch (gathering) {
    case 'brief':
      return words.say('In brief')
    case 'remits':
      return kind === 'idea' ? words.say('What groups like these take on') : words.say('What {name} took on', { name })
    case 'did':
      return whatWasDone(words, kind, name)
    case 'how':
      return kind === 'idea' ? words.say('How it is said to work') : words.say('How {name} worked', { name })
    case 'from':
      return words.say('Where {name} came from', { name })
    case 'out':
      return words.say('Who came out of {name}', { name })
    case 'belonging':
      return words.say('Who {name} belongs with', { name })
    case 'beside':
      return kind === 'work' || kind === 'source'
        ? words.say('Who stands behind {name}', { name })
        : words.say('Who stood beside {name}', { name })
    case 'general':
      return words.say('What is said in general')
    case 'told':
      return words.say('What else is told')
    case 'elsewhere':
      return words.say('Where {name} comes up', { name })
  }
}

export const Section = ({ setting, names, record, portrait, of }: Props & { of: Gathering }) => {
  const rows = portrait.rows(of)
  const [only] = rows
  if (only === undefined) return null
  const heading = of === 'elsewhere' && rows.length === 1 ? labelOf(setting.words, only) : headingOf(setting.words, of, record)
  const plain = rows.length === 1 && (of === 'remits' || of === 'told' || of === 'elsewhere')
  return (
    <section class={`about-${of}`}>
      <h2>{heading}</h2>
      {of === 'general' ? <p class="aside">{setting.words.say('Said in general: it is not a statement about any one group.')}</p> : null}
      {plain ? <FactList setting={setting} names={names} row={only} /> : <Facts setting={setting} names={names} rows={rows} />}
    </section>
  )
}
