// Published changes, newest first: when, what kind, and what each did, in numbers.
import type { Change } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { sayAct } from '../spoken.ts'

type Props = { setting: Setting; changes: readonly Change[]; path?: string }

export const Sums = ({ setting: { words }, change: { added, ended, gone } }: { setting: Setting; change: Change }) => (
  <span class="sums">
    {[
      words.count('one statement added', '{n} statements added', added),
      ...(ended > 0 ? [words.count('one ended', '{n} ended', ended)] : []),
      ...(gone > 0 ? [words.count('one withdrawn', '{n} withdrawn', gone)] : []),
    ].join(' · ')}
  </span>
)

/** With `path`, each change also leads to that page as it stood after it. */
export const ChangeList = ({ setting, changes, path }: Props) => {
  const { words, routes } = setting
  return (
    <ol class="changes">
      {changes.map((change) => (
        <li>
          <time datetime={change.day}>{words.day(change.day)}</time>{' '}
          <span class="what">
            <a href={routes.revision(change.number)}>{words.say('Revision {number}', { number: change.number })}</a>
            {': '}
            {change.note ?? sayAct(words, change.act)} <Sums setting={setting} change={change} />
            {path === undefined ? null : (
              <>
                {' · '}
                <a href={routes.asOf(path, change.number)}>{words.say('the page as it stood then')}</a>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
