// The foot of a record's page: how to cite it, how it changed, and its statements for machines.
import type { RecordReading } from '../../../exploring/readings.ts'
import type { Kind } from '../../../history/record.ts'
import type { Setting } from '../setting.ts'
import { ChangeList } from './change-list.tsx'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** What another site puts in its own page: a link with a title, and nothing that loads from here. */
const linkFor = (address: string, name: string, title: string) =>
  `<a href="${escaped(address)}" title="${escaped(title)}">${escaped(name)}</a>`

type Props = { setting: Setting; reading: RecordReading }

const Cite = ({ setting: { words, routes, publisher }, reading: { record, at } }: Props) => {
  const address = publisher.origin + routes.asOf(record.path, at.number)
  return (
    <section class="cite">
      <h2>{words.say('Cite this page')}</h2>
      <p class="citation">
        {words.weave('“{name}”, {publisher}, revision {number} of {day}, {address}', {
          name: <bdi>{record.name}</bdi>,
          publisher: <bdi>{words.list([...new Set([words.say('Common Thread'), publisher.name])])}</bdi>,
          number: words.number(at.number),
          day: words.day(at.day),
          address: (
            <a href={routes.asOf(record.path, at.number)}>
              <bdi>{address}</bdi>
            </a>
          ),
        })}
      </p>
      <p>{words.say('To link here from another site, copy this line:')}</p>
      <p class="snippet" dir="ltr">
        <code>{linkFor(publisher.origin + routes.at(record.path), record.name, `${record.name} · ${words.say('Common Thread')}`)}</code>
      </p>
      <p>
        <a href={routes.json(record.path)}>{words.say('The statements on this page as JSON')}</a>
      </p>
    </section>
  )
}

/** Words, ideas and what was made are answered; of groups and what happened more is wrong or missing. */
const answered: readonly Kind[] = ['idea', 'source', 'work']

/** Where somebody who knows better, or is told of here, can say so. */
const Say = ({ setting: { words, routes, sharing }, reading: { record } }: Props) => {
  if (!sharing) return null
  const ways = [
    { to: 'correction', says: words.say('Put it right, or add to it') },
    { to: 'about-us', says: words.say('This is about us: correct it, answer it, or ask that it be hidden') },
  ]
  const answer = { to: 'answer', says: words.say('Do you see it another way? Answer it in your own words') }
  return (
    <section class="say">
      <h2>{words.say('Is something wrong or missing?')}</h2>
      {(answered.includes(record.kind) ? [answer, ...ways] : [...ways, answer]).map(({ to, says }) => (
        <p>
          <a href={routes.sharing(to, record.path)} rel="nofollow">
            {says}
          </a>
        </p>
      ))}
    </section>
  )
}

export const PageFoot = ({ setting, reading }: Props) => (
  <div class="page-foot">
    <Say setting={setting} reading={reading} />
    <Cite setting={setting} reading={reading} />
    <section>
      <h2>{setting.words.say('How this page changed')}</h2>
      <ChangeList setting={setting} changes={reading.changes} path={reading.record.path} />
    </section>
  </div>
)
