// What was done here: the newest first, each by who did it and on which day; and whether anybody changed the list itself.
import { type ActsVerdict, markOf, type Verb } from '../../../store/sealed/acts.ts'
import { Pager } from '../../pages/parts/pager.tsx'
import type { Words } from '../../pages/words.ts'
import type { ShareSetting } from '../../share/setting.ts'
import { DeskFrame } from './desk-frame.tsx'

/** `by`: null where they edit here no more. `telling`: where whoever looks may read it. */
type Done = { day: string; by: string | null; verb: string; telling: string | null }
type Props = {
  setting: ShareSetting
  name: string
  paged: { page: number; perPage: number; total: number }
  done: readonly Done[]
  chain: ActsVerdict
}

const spoken = (words: Words): Record<Verb, string> => ({
  ask: words.say('A question to a teller'),
  'make-code': words.say('The first code for coming in'),
  invite: words.say('An invitation to the desk'),
  'invite-again': words.say('An invitation for somebody who lost their passphrase'),
  'renew-codes': words.say('A code for somebody who lost their phone'),
  'take-back-invitations': words.say('All invitations made void'),
  join: words.say('Somebody joined'),
  approve: words.say('Somebody was approved of'),
  remove: words.say('Somebody was removed'),
  grant: words.say('Somebody was let in to what was sent'),
  'change-passphrase': words.say('A new passphrase'),
  'change-key': words.say('A new key'),
  draw: words.say('A change to what is drawn from a telling'),
  propose: words.say('Exact words, shown to whoever told it'),
  'read-again': words.say('Exact words, read through'),
  publish: words.say('Something drawn from a telling is published'),
  'publish-alone': words.say('Something drawn from a telling is published, read twice by one editor'),
  undo: words.say('Something published is taken back'),
  settle: words.say('Nothing of a telling is shown'),
  'wait-again': words.say('A telling waits after all'),
  withhold: words.say('A page is hidden'),
  return: words.say('A hidden page is brought back'),
  'look-over': words.say('A page is looked over, after something was taken back'),
})
const isSpoken = (verb: string, all: Record<Verb, string>): verb is Verb => Object.hasOwn(all, verb)

const Chain = ({ words, chain: { brokenAt, last } }: { words: Words; chain: ActsVerdict }) => {
  if (brokenAt !== null)
    return (
      <p class="look-again" role="alert">
        {words.say('Somebody changed this list: entry {n} does not follow from the one before it. Speak with whoever runs this site.', {
          n: brokenAt,
        })}
      </p>
    )
  if (last === null) return <p>{words.say('Nothing was done here yet.')}</p>
  return (
    <p class="aside">
      {words.say('No entry was changed, taken out or put in between. Number {n} is the last, with the mark {mark}.', {
        n: last.n,
        mark: markOf(last),
      })}{' '}
      {words.say('If you write both down, you will see it later if the end is cut off.')}
    </p>
  )
}

export const DonePage = ({ setting, name, paged, done, chain }: Props) => {
  const { words, routes } = setting
  const verbs = spoken(words)
  return (
    <DeskFrame setting={setting} name={name}>
      <h1>{words.say('What was done here')}</h1>
      <p>
        {words.say(
          'This lists what editors changed, on which day and who did it. It does not say when somebody came in, or what they read.',
        )}
      </p>
      {done.length === 0 ? null : (
        <ul class="waiting">
          {done.map(({ day, by, verb, telling }) => {
            const says = isSpoken(verb, verbs) ? verbs[verb] : words.say('Something that this version does not know')
            return (
              <li>
                {telling === null ? (
                  <span class="one">{says}</span>
                ) : (
                  <a class="one" href={routes.deskTelling(telling)}>
                    {says}
                  </a>
                )}
                <p class="aside">
                  {by === null ? words.say('Somebody who edits here no more') : <bdi>{by}</bdi>} · {words.day(day)}
                </p>
              </li>
            )
          })}
        </ul>
      )}
      <Chain words={words} chain={chain} />
      <Pager setting={setting} paged={paged} to={(at) => routes.deskDone(at)} label={words.say('More of what was done')} />
      <p class="onward">
        <a class="back" href={routes.desk()}>
          {words.say('Back to the desk')}
        </a>
      </p>
    </DeskFrame>
  )
}
