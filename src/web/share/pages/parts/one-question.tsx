// The frame around every question: what became of the answer before, what should be looked at again, and the ways on, back and out.
import type { Child } from 'hono/jsx'
import type { SaidBefore } from '../../address.ts'
import type { ShareSetting } from '../../setting.ts'
import { type Said, Summary } from './faults.tsx'
import { Digits, type Typed } from './fields.tsx'
import { type Carried, Form, Ways } from './form.tsx'
import { Frame } from './frame.tsx'
import { Kicker, type Progress } from './kicker.tsx'
import { type PlainlyAsked, PlainQuestion } from './plain-question.tsx'

export type Asked = {
  setting: ShareSetting
  place: Progress
  action: string
  back: string | null
  /** Where to go when one has said enough. */
  end: string
  said?: SaidBefore
  typed?: Typed
  faults?: readonly Said[]
  carried?: Carried
  /** The way in went stale: the number is asked for beside the answer, which stays. */
  askDigits?: { plain: PlainlyAsked | null } | null
  /** Something of ours went wrong; the words are still in the page. */
  notice?: string | null
}

const Before = ({ setting: { words }, said = null }: Asked) =>
  said === null ? null : (
    <p class="kept" role="status">
      {said === 'taken'
        ? words.say('It is taken out, and destroyed.')
        : said === 'kept'
          ? words.say('Your answer is kept, and locked. Only your number opens it.')
          : words.say('If you wrote something here before, it is still kept. What you write now takes its place.')}
    </p>
  )

/** `hint` says what becomes of what was typed. */
export const DigitsAgain = ({
  setting,
  askDigits,
  faults = [],
  hint,
}: Pick<Asked, 'setting' | 'askDigits' | 'faults'> & { hint: string }) =>
  askDigits ? (
    <section class="digits-again">
      <Digits name="digits" label={setting.words.say('Please type your number')} hint={hint} faults={faults} />
      <PlainQuestion setting={setting} plain={askDigits.plain} faults={faults} />
    </section>
  ) : null

export const OneQuestion = ({ asked, children }: { asked: Asked; children?: Child }) => {
  const { setting, place, action, back, end, faults = [], carried = {}, askDigits = null, notice = null } = asked
  const { words } = setting
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Before {...asked} />
      {notice === null ? null : (
        <p class="kept" role="alert">
          {notice}
        </p>
      )}
      <Summary words={words} faults={faults} secret={askDigits !== null} />
      <Form setting={setting} action={action} carried={carried}>
        <Kicker words={words} {...place} />
        {children}
        <Ways setting={setting} back={back} />
      </Form>
      <p class="aside">
        {words.weave('You can skip this: press Continue. Have you said enough? {look}', {
          look: <a href={end}>{words.say('Look it over and send it')}</a>,
        })}
      </p>
    </Frame>
  )
}
