// A chapter: one way of organising, told in prose, with its groups along time and what is said of it in general.
import { portraitOf } from '../../exploring/portrait.ts'
import type { Named, RecordReading } from '../../exploring/readings.ts'
import { type Surroundings, surroundingsIn } from '../../exploring/surroundings.ts'
import { Disputes } from './parts/disputes.tsx'
import { Document } from './parts/document.tsx'
import { Gaps } from './parts/gaps.tsx'
import { GroupsAlongTime } from './parts/groups-along-time.tsx'
import { speaking } from './parts/language.ts'
import { Mentions } from './parts/mentions.tsx'
import { PageFoot } from './parts/page-foot.tsx'
import { Pager } from './parts/pager.tsx'
import { RecordList } from './parts/record-list.tsx'
import { Endnotes, OneSource } from './parts/rests-on.tsx'
import { Section } from './parts/sections.tsx'
import { SignedText } from './parts/text.tsx'
import type { Setting } from './setting.ts'

type Props = { setting: Setting; reading: RecordReading }

const Others = ({ setting, reading, rows, around }: Props & { rows: readonly Named[]; around: (id: string) => Surroundings }) =>
  rows.length === 0 ? null : (
    <>
      <h3>{setting.words.say('Beside the groups')}</h3>
      <RecordList setting={setting} names={reading.names} rows={rows} around={around} typed />
    </>
  )

export const ChapterPage = ({ setting, reading }: Props) => {
  const { words, routes } = setting
  const { record, names, at, pointing } = reading
  const portrait = portraitOf(reading)
  const part = { setting, names, record, portrait }
  const around = surroundingsIn(reading.around)
  const here = [...new Set(pointing.statements.filter(({ property }) => property === 'way').map(({ subject }) => subject))]
  const named = here.flatMap((id) => names.get(id) ?? []).sort((a, b) => words.collator.compare(a.name, b.name))
  const groups = named.filter(({ kind }) => kind === 'group')
  const number = record.ways[0]
  return (
    <Document
      setting={setting}
      title={record.name}
      description={words.say('{name}: one of the ways in which people who use drugs have organised.', { name: record.name })}
      at={at}
      ways={record.ways}
      unlisted={at.number < at.newest}
    >
      <header class="opening chapter">
        {number === undefined ? null : <p class={`kicker thread-${number}`}>{words.say('Chapter {n}', { n: number })}</p>}
        <h1>
          <bdi {...speaking(setting, record.lang)}>{record.name}</bdi>
        </h1>
        <OneSource setting={setting} names={names} portrait={portrait} cited={reading.cited} />
      </header>
      {portrait.texts.map((text) => (
        <SignedText setting={setting} names={names} text={text} under={record.name} />
      ))}
      {named.length === 0 ? null : (
        <section class="who">
          <h2>{words.say('Who organised this way')}</h2>
          <GroupsAlongTime
            setting={setting}
            names={names}
            groups={groups}
            around={around}
            title={words.say('The groups of this chapter along time')}
            only={number ?? 0}
          />
          <Others setting={setting} reading={reading} rows={named.filter(({ kind }) => kind !== 'group')} around={around} />
        </section>
      )}
      <Section {...part} of="general" />
      <Section {...part} of="how" />
      <Section {...part} of="remits" />
      <Section {...part} of="told" />
      <Disputes {...part} />
      <Section {...part} of="brief" />
      {(['did', 'from', 'out', 'belonging', 'beside', 'elsewhere'] as const).map((of) => (
        <Section {...part} of={of} />
      ))}
      <Pager setting={setting} paged={pointing} to={(page) => routes.at(record.path, page)} label={words.say('More of what points here')} />
      <Mentions setting={setting} names={names} record={record} portrait={portrait} />
      <Gaps setting={setting} names={names} portrait={portrait} />
      <Endnotes {...part} cited={reading.cited} />
      <PageFoot setting={setting} reading={reading} />
    </Document>
  )
}
