// What waits for an editor: the longest first, each by its kind, its language and the week it came in.
import type { Child } from 'hono/jsx'
import { isoDay } from '../../../dates/days.ts'
import { mondayIn } from '../../../dates/weeks.ts'
import type { Named } from '../../../exploring/readings.ts'
import type { RecordId } from '../../../history/record.ts'
import type { Which } from '../../../store/sealed/tellings.ts'
import { Pager } from '../../pages/parts/pager.tsx'
import type { Words } from '../../pages/words.ts'
import { Form } from '../../share/pages/parts/form.tsx'
import type { ShareSetting } from '../../share/setting.ts'
import type { Standing } from '../standing.ts'
import { DeskFrame } from './desk-frame.tsx'
import { HowToSign, KeyText } from './standing-words.tsx'

/** `says`: what kind it is, in the reader's language; null where its card does not open. */
type Waiting = { id: string; week: string; says: string | null; language: string | null }
/** A page from which something was taken back; `named`: null where nothing of it stands any more. */
type Looking = { record: RecordId; week: string; named: Named | null }
type Props = {
  setting: ShareSetting
  name: string
  which: Which
  looking: readonly Looking[]
  paged: { page: number; perPage: number; total: number }
  waits: readonly Waiting[]
}

const waiting = (words: Words, total: number) =>
  total === 0
    ? words.say('Nothing waits for you.')
    : words.count('One telling waits for you.', '{n} tellings wait for you, the longest first.', total)
const settled = (words: Words, total: number) =>
  total === 0
    ? words.say('Nothing is settled yet.')
    : words.count('Of one telling it is settled what is shown.', 'Of {n} tellings it is settled what is shown.', total)

export const lookedField = 'record'

/** Where something was taken back, no program sees whether the rest still tells it. */
const ToLookAt = ({ setting, looking }: Pick<Props, 'setting' | 'looking'>) => {
  const { words, routes } = setting
  return looking.length === 0 ? null : (
    <section aria-labelledby="looking">
      <h2 id="looking">{words.say('Pages to look over')}</h2>
      <p>
        {words.say('Somebody took back what they had told. Look whether these pages still tell it in other words, and mend or hide them.')}
      </p>
      <ul class="waiting">
        {looking.map(({ record, week, named }) => (
          <li>
            {named === null ? (
              <span class="one">{words.say('A page that has no name any more')}</span>
            ) : (
              <a class="one" href={routes.at(named.path)} lang={named.lang}>
                {named.name}
              </a>
            )}
            <p class="aside">{words.say('since the week of {day}', { day: words.day(isoDay(mondayIn(week))) })}</p>
            <Form setting={setting} action={routes.deskAct('looked')} carried={{ [lookedField]: record }}>
              <p>
                <button type="submit" class="quiet">
                  {words.say('I looked it over')}
                </button>
              </p>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const WaitingPage = ({ setting, name, which, looking, paged, waits }: Props) => {
  const { words, routes } = setting
  return (
    <DeskFrame setting={setting} name={name}>
      <h1>{which === 'waiting' ? words.say('What waits') : words.say('What is settled')}</h1>
      <p>{which === 'waiting' ? waiting(words, paged.total) : settled(words, paged.total)}</p>
      {which === 'waiting' && paged.total === 0 ? (
        <p class="aside">
          {words.say('What was sent before the list named you stays closed to you. Whoever opens it can let you, under “Who is here”.')}
        </p>
      ) : null}
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
      <ToLookAt setting={setting} looking={looking} />
      <Pager
        setting={setting}
        paged={paged}
        to={(page) => (which === 'waiting' ? routes.desk(page) : routes.settled(page))}
        label={which === 'waiting' ? words.say('More of what waits') : words.say('More of what is settled')}
      />
      <ToOthers setting={setting} reads={true}>
        {which === 'waiting' ? (
          <a class="back" href={routes.settled()}>
            {words.say('What is settled')}
          </a>
        ) : (
          <a class="back" href={routes.desk()}>
            {words.say('Back to what waits')}
          </a>
        )}
      </ToOthers>
    </DeskFrame>
  )
}

const ToOthers = ({ setting: { words, routes }, reads, children }: Pick<Props, 'setting'> & { reads: boolean; children?: Child }) => (
  <p class="onward">
    {children}
    <a class="back" href={routes.deskPeople()}>
      {words.say('Who is here')}
    </a>
    {reads ? (
      <a class="back" href={routes.deskWithheld()}>
        {words.say('Hidden pages')}
      </a>
    ) : null}
    <a class="back" href={routes.deskDone()}>
      {words.say('What was done here')}
    </a>
  </p>
)

type Nothing = Pick<Props, 'setting' | 'name'> & { recipient: string; standing: Standing; oversees: boolean }

/** `oversees`: whoever looks after people and settings sees who is here, and what was done. */
export const NothingForYouPage = ({ setting, name, recipient, standing, oversees }: Nothing) => {
  const { words } = setting
  return (
    <DeskFrame setting={setting} name={name}>
      <h1>{words.say('The desk')}</h1>
      <p>{words.say('What people send is read by editors. There is nothing here for you yet.')}</p>
      {standing === 'approval' ? <p>{words.say('Another editor has to approve of you first. Tell them that you are here.')}</p> : null}
      {standing === 'list' ? (
        <section>
          <h2>{words.say('The signed list has to name your key')}</h2>
          <KeyText recipient={recipient} />
          <HowToSign setting={setting} />
          <p class="aside">{words.say('What was sent before stays closed to you, until somebody who opens it lets you.')}</p>
        </section>
      ) : null}
      {oversees ? <ToOthers setting={setting} reads={false} /> : null}
    </DeskFrame>
  )
}
