// One revision: what it added and what it ended, statement by statement, and the fingerprint that holds it in the line.
import { groupedBy } from '../../exploring/grouped.ts'
import { notesFor } from '../../exploring/notes.ts'
import type { Fact } from '../../exploring/portrait.ts'
import type { RevisionReading } from '../../exploring/readings.ts'
import type { Statement } from '../../history/statement.ts'
import { propertyNamed } from '../../history/vocabulary.ts'
import { Sums, What } from './parts/change-list.tsx'
import { Document } from './parts/document.tsx'
import { FactOf } from './parts/fact.tsx'
import { Pager } from './parts/pager.tsx'
import { RecordLink } from './parts/record-link.tsx'
import { Endnotes } from './parts/rests-on.tsx'
import type { Setting } from './setting.ts'

type Props = { setting: Setting; reading: RevisionReading }

const Said = ({
  setting,
  reading,
  heading,
  statements,
  factOf,
}: Props & { heading: string; statements: readonly Statement[]; factOf: (statement: Statement) => Fact }) =>
  statements.length === 0 ? null : (
    <section class="said">
      <h2>{heading}</h2>
      {[...groupedBy(statements, ({ subject }) => subject)].map(([subject, said]) => (
        <div class="of-one">
          <h3>
            <RecordLink setting={setting} names={reading.names} id={subject} />
          </h3>
          <dl class="facts">
            {said.map((statement) => (
              <div>
                <dt>{setting.words.say(propertyNamed(statement.property)?.label ?? statement.property)}</dt>
                <dd id={statement.id}>
                  <FactOf setting={setting} names={reading.names} fact={factOf(statement)} turned={false} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )

export const RevisionPage = ({ setting, reading }: Props) => {
  const { words, routes } = setting
  const { at, change, before, paged, added, ended } = reading
  const notes = notesFor([...added, ...ended], reading.evidence)
  const factOf = (statement: Statement): Fact => ({
    statement,
    judgements: [],
    cited: notes.of(statement.id),
    other: statement.value.kind === 'record' ? statement.value.record : null,
  })
  const title = words.say('Revision {number}', { number: change.number })
  const said = { setting, reading, factOf }
  return (
    <Document
      setting={setting}
      title={title}
      description={words.say('What revision {number} added and ended.', { number: change.number })}
      at={{ ...at, number: at.newest }}
    >
      <header class="opening">
        <p class="kicker">{words.day(change.day)}</p>
        <h1>{title}</h1>
        <p class="lede">
          <What setting={setting} change={change} />
        </p>
        <p class="aside">
          <Sums setting={setting} change={change} />
        </p>
      </header>
      <Said {...said} heading={words.say('What was added')} statements={added} />
      <Said {...said} heading={words.say('What was ended')} statements={ended} />
      <Pager
        setting={setting}
        paged={paged}
        to={(page) => routes.revision(change.number, page)}
        label={words.say('More of this revision')}
      />
      <section class="fingerprint">
        <h2>{words.say('How this revision is held')}</h2>
        <p>
          {words.say(
            'Its fingerprint is made of every statement in it and of the fingerprint before it. If a single letter were altered anywhere, all fingerprints after it would differ.',
          )}
        </p>
        <dl class="facts">
          <div>
            <dt>{words.say('Its fingerprint')}</dt>
            <dd>
              <code>{change.hash}</code>
            </dd>
          </div>
          <div>
            <dt>{words.say('The one before')}</dt>
            <dd>{before === null ? words.say('none: the line begins here') : <code>{before}</code>}</dd>
          </div>
        </dl>
        <p class="neighbours">
          {change.number > 1 ? (
            <a rel="prev" href={routes.revision(change.number - 1)}>
              {words.say('Revision {number}', { number: change.number - 1 })}
            </a>
          ) : null}
          {change.number > 1 && change.number < at.newest ? ' · ' : null}
          {change.number < at.newest ? (
            <a rel="next" href={routes.revision(change.number + 1)}>
              {words.say('Revision {number}', { number: change.number + 1 })}
            </a>
          ) : null}
        </p>
      </section>
      <Endnotes setting={setting} names={reading.names} portrait={{ notes: notes.all }} />
    </Document>
  )
}
