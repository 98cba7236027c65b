// The page of any record: what is said of it with its evidence, drawn along time, and what is not known yet.
import { strandsOf } from '../../exploring/along-time.ts'
import { type Portrait, portraitOf } from '../../exploring/portrait.ts'
import type { RecordReading } from '../../exploring/readings.ts'
import { Disputes } from './parts/disputes.tsx'
import { Document } from './parts/document.tsx'
import { Gaps } from './parts/gaps.tsx'
import { speaking } from './parts/language.ts'
import { Mentions } from './parts/mentions.tsx'
import { PageFoot } from './parts/page-foot.tsx'
import { Pager } from './parts/pager.tsx'
import { Resting } from './parts/resting.tsx'
import { Endnotes, OneSource } from './parts/rests-on.tsx'
import { Section } from './parts/sections.tsx'
import { Strands } from './parts/strands.tsx'
import { SignedText } from './parts/text.tsx'
import { ToldUnder } from './parts/threads.tsx'
import type { Setting } from './setting.ts'
import { kindNames, sayTypes } from './spoken.ts'

type Props = { setting: Setting; reading: RecordReading }

const typeOf = ({ words }: Setting, { record, statements }: RecordReading) => {
  const types = statements.flatMap(({ property, value }) => (property === 'type' && value.kind === 'choice' ? [value.choice] : []))
  return types.length > 0 ? sayTypes(words, types) : words.say(kindNames[record.kind].one)
}

const Opening = ({ setting, reading, portrait }: Props & { portrait: Portrait }) => (
  <header class="opening">
    <p class="kicker">{typeOf(setting, reading)}</p>
    <h1>
      <bdi {...speaking(setting, reading.record.lang)}>{reading.record.name}</bdi>
    </h1>
    <ToldUnder setting={setting} names={reading.names} record={reading.record} />
    <OneSource setting={setting} names={reading.names} portrait={portrait} cited={reading.cited} />
  </header>
)

export const RecordPage = ({ setting, reading }: Props) => {
  const { words, routes } = setting
  const { record, names, at, pointing } = reading
  const portrait = portraitOf(reading)
  const strands = strandsOf(reading, portrait)
  const part = { setting, names, record, portrait }
  return (
    <Document
      setting={setting}
      title={record.name}
      description={words.say('{name}: what is told, and what it rests on.', { name: record.name })}
      at={at}
      ways={record.ways}
      unlisted={at.number < at.newest}
    >
      <Opening setting={setting} reading={reading} portrait={portrait} />
      {portrait.texts.map((text) => (
        <SignedText setting={setting} names={names} text={text} under={record.name} />
      ))}
      <Section {...part} of="brief" />
      {strands.length === 0 ? null : (
        <section class="along-time">
          <h2>{words.say('{name} along time', { name: record.name })}</h2>
          <Strands setting={setting} names={names} record={record} strands={strands} />
        </section>
      )}
      <Disputes {...part} />
      {(['remits', 'did', 'how', 'from', 'out', 'belonging', 'beside', 'general', 'told', 'elsewhere'] as const).map((of) => (
        <Section {...part} of={of} />
      ))}
      <Pager setting={setting} paged={pointing} to={(page) => routes.at(record.path, page)} label={words.say('More of what points here')} />
      <Resting setting={setting} reading={reading} portrait={portrait} />
      <Mentions setting={setting} names={names} record={record} portrait={portrait} />
      <Gaps setting={setting} names={names} portrait={portrait} />
      <Endnotes {...part} cited={reading.cited} />
      <PageFoot setting={setting} reading={reading} />
    </Document>
  )
}
