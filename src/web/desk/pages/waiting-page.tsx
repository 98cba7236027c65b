// What waits for an editor: the longest first, each by its kind, its language and the week it came in.
import { isoDay } from '../../../dates/days.ts'
import { mondayIn } from '../../../dates/weeks.ts'
import { Pager } from '../../pages/parts/pager.tsx'
import type { ShareSetting } from '../../share/setting.ts'
import { DeskFrame } from './desk-frame.tsx'

/** `says`: what kind it is, in the reader's language; null where its card does not open. */
type Waiting = { id: string; week: string; says: string | null; language: string | null }
type Props = { setting: ShareSetting; name: string; paged: { page: number; perPage: number; total: number }; waits: readonly Waiting[] }

export const WaitingPage = ({ setting, name, paged, waits }: Props) => {
  const { words, routes } = setting
  return (
    <DeskFrame setting={setting} name={name}>
      <h1>{words.say('What waits')}</h1>
      <p>
        {paged.total === 0
          ? words.say('Nothing waits for you.')
          : words.count('One telling waits for you.', '{n} tellings wait for you, the longest first.', paged.total)}
      </p>
      {waits.length === 0 ? null : (
        <ul class="waiting">
          {waits.map(({ id, week, says, language }) => (
            <li>
              <a class="one" href={routes.deskTelling(id)}>
                {says ?? words.say('It cannot be told what this is')}
              </a>
              <p class="aside">
                {language === null ? null : <>{language} · </>}
                {words.say('since the week of {day}', { day: words.day(isoDay(mondayIn(week))) })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pager setting={setting} paged={paged} to={(page) => routes.desk(page)} label={words.say('More of what waits')} />
      <ToDone setting={setting} />
    </DeskFrame>
  )
}

const ToDone = ({ setting: { words, routes } }: Pick<Props, 'setting'>) => (
  <p class="onward">
    <a class="back" href={routes.deskDone()}>
      {words.say('What was done here')}
    </a>
  </p>
)

/** `oversees`: whoever looks after people and settings sees what was done. */
export const NothingForYouPage = ({ setting, name, oversees }: Pick<Props, 'setting' | 'name'> & { oversees: boolean }) => {
  const { words } = setting
  return (
    <DeskFrame setting={setting} name={name}>
      <h1>{words.say('The desk')}</h1>
      <p>{words.say('What people send is read by editors. There is nothing here for you yet.')}</p>
      {oversees ? <ToDone setting={setting} /> : null}
    </DeskFrame>
  )
}
