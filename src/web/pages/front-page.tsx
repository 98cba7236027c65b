// The front page: what this history is and how far from complete, its seven threads, its groups along time, what is new.
import { portraitOf } from '../../exploring/portrait.ts'
import type { FrontReading } from '../../exploring/readings.ts'
import { surroundingsIn } from '../../exploring/surroundings.ts'
import { kinds, shelves } from '../../history/record.ts'
import { ChangeList } from './parts/change-list.tsx'
import { ChapterThreads } from './parts/chapter-threads.tsx'
import { Document } from './parts/document.tsx'
import { Invitation } from './parts/gaps.tsx'
import { GroupsAlongTime } from './parts/groups-along-time.tsx'
import { Endnotes, OneSource } from './parts/rests-on.tsx'
import { SignedText } from './parts/text.tsx'
import type { Setting } from './setting.ts'
import { countKind } from './spoken.ts'

type Props = { setting: Setting; reading: FrontReading }

const Counts = ({ setting: { words, routes }, reading: { counts, statementCount } }: Props) => (
  <p class="counts">
    {words.weave('So far: {kinds}; {statements}, each with what it rests on.', {
      kinds: (
        <>
          {kinds
            .filter((kind) => (counts[kind] ?? 0) > 0)
            .map((kind, n) => (
              <>
                {n > 0 ? ' · ' : null}
                <a href={routes.at(shelves[kind])}>{countKind(words, kind, counts[kind] ?? 0)}</a>
              </>
            ))}
        </>
      ),
      statements: words.count('one statement', '{n} statements', statementCount),
    })}
  </p>
)

const Whole = ({ setting, whole }: { setting: Setting; whole: NonNullable<FrontReading['whole']> }) => {
  const portrait = portraitOf({
    ...whole,
    statements: whole.statements.filter(({ property }) => property === 'text' || property === 'paragraph'),
    pointing: { ...whole.pointing, statements: [] },
    mentions: [],
  })
  return (
    <>
      <OneSource setting={setting} names={whole.names} portrait={portrait} cited={whole.cited} />
      {portrait.texts.map((text) => (
        <SignedText setting={setting} names={whole.names} text={text} under={whole.record.name} />
      ))}
      <p>
        <a href={setting.routes.at(whole.record.path)}>{setting.words.say('All that is said of organising as a whole')}</a>
      </p>
      <Endnotes setting={setting} names={whole.names} portrait={portrait} cited={whole.cited} />
    </>
  )
}

export const FrontPage = ({ setting, reading }: Props) => {
  const { words, routes } = setting
  const { at, chapters, groups, around, whole, changes } = reading
  const names = new Map([...(whole?.names ?? []), ...[...chapters, ...groups].map((named) => [named.id, named] as const)])
  return (
    <Document
      setting={setting}
      title={words.say('Common Thread')}
      description={words.say('A living history of how people who use drugs have organised, told by the people who made it.')}
      at={at}
      ways={chapters.flatMap(({ ways }) => ways.slice(0, 1))}
    >
      <header class="opening front">
        <h1>{words.say('Common Thread')}</h1>
        <p class="lede">{words.say('A living history of how people who use drugs have organised, told by the people who made it.')}</p>
        <p class="far-from-complete">
          {words.say(
            'It is far from complete. Most groups are missing, and of those that are here much is not known. Whoever was part of it is invited to tell what is missing.',
          )}
        </p>
        <Counts setting={setting} reading={reading} />
      </header>
      <ChapterThreads setting={setting} chapters={chapters} />
      {groups.length === 0 ? null : (
        <section class="along-time">
          <h2>{words.say('Groups along time')}</h2>
          <p class="aside">
            {words.weave('Only those whose years are told at least roughly. {all}', {
              all: <a href={routes.at('groups')}>{words.say('All groups')}</a>,
            })}
          </p>
          <GroupsAlongTime
            setting={setting}
            names={names}
            groups={groups}
            around={surroundingsIn(around)}
            title={words.say('Groups along time')}
          />
        </section>
      )}
      {whole === null ? null : <Whole setting={setting} whole={whole} />}
      <section class="gaps">
        <h2>{words.say('What is missing')}</h2>
        <Invitation setting={setting} />
      </section>
      <section>
        <h2>{words.say('What is new')}</h2>
        <ChangeList setting={setting} changes={changes} />
      </section>
    </Document>
  )
}
