// Published changes, newest first: when, what kind, and what each did, in numbers.
import type { Change } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { sayAct } from '../spoken.ts'
import { Labelled } from './labelled.tsx'
import { Written } from './written.tsx'

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

/** What the change was: an editor's own words, in whatever language they wrote, or the kind of act. */
export const What = ({ setting, change: { note, act } }: { setting: Setting; change: Change }) =>
  note === null ? (
    <>{sayAct(setting.words, act)}</>
  ) : (
    <Written setting={setting} lang="und">
      {note}
    </Written>
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
            <Labelled
              words={words}
              label={<a href={routes.revision(change.number)}>{words.say('Revision {number}', { number: change.number })}</a>}
            >
              <What setting={setting} change={change} />
            </Labelled>{' '}
            <Sums setting={setting} change={change} />
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
