// Everything that was told and decided so far, for the one who holds the number: to read, change, take out, and send.
import type { Answer } from '../../../contributions/answer.ts'
import type { Consent } from '../../../contributions/consent.ts'
import type { Question } from '../../../contributions/question.ts'
import type { Warning } from '../../../contributions/warnings.ts'
import type { Anchors } from '../anchoring.ts'
import type { ShareSetting } from '../setting.ts'
import { Again } from './parts/again.tsx'
import { Ask } from './parts/ask.tsx'
import { Careful } from './parts/careful.tsx'
import { Decided } from './parts/decided.tsx'
import { type Said, Summary } from './parts/faults.tsx'
import { type Carried, Form, Links, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { Kicker, type Matter } from './parts/kicker.tsx'
import { AddedFile, Given } from './parts/told.tsx'

export type LookedAt = Matter & {
  answers: readonly { question: Question; answer: Answer; remove: Carried }[]
  anchors?: Anchors
  files: readonly { description: string; type: string; original: boolean; remove: Carried }[]
  warnings: readonly Warning[]
  /** Questions that have no answer yet. */
  left: number
  /** What was decided about it, and where that is done first. */
  terms: Consent | null
  decide: string
}

type Props = { setting: ShareSetting; look: LookedAt; carried: Carried; goOn: string; faults?: readonly Said[]; done?: string | null }

const Answers = ({ setting, look: { answers, anchors } }: Pick<Props, 'setting' | 'look'>) => {
  const { words, routes } = setting
  if (answers.length === 0) return null
  return (
    <dl class="look-over">
      {answers.map(({ question, answer, remove }) => {
        const own = <Ask words={words} {...question} />
        const asked = <span class="unseen"> {own}</span>
        return (
          <div>
            <dt>{own}</dt>
            <Given words={words} question={question} answer={answer} {...(anchors ? { anchors } : {})} />
            <dd class="change">
              <Form setting={setting} action={routes.shareAct('change')} carried={remove}>
                <button type="submit" class="quiet">
                  {words.say('Change')}
                  {asked}
                </button>
              </Form>
              <Form setting={setting} action={routes.shareAct('remove')} carried={remove}>
                <button type="submit" class="quiet">
                  {words.say('Take it out')}
                  {asked}
                </button>
              </Form>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const Files = ({ setting, files }: { setting: ShareSetting; files: LookedAt['files'] }) => {
  const { words, routes } = setting
  if (files.length === 0) return null
  return (
    <section>
      <h2>{words.say('What you added')}</h2>
      <ul class="added">
        {files.map(({ description, type, original, remove }) => (
          <li>
            <AddedFile words={words} {...{ description, type, original }} />
            <Form setting={setting} action={routes.shareAct('remove')} carried={remove}>
              <button type="submit" class="quiet">
                {words.say('Take it out again')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const LookPage = ({ setting, look, carried, goOn, faults = [], done = null }: Props) => {
  const { words, routes } = setting
  const empty = look.answers.length === 0 && look.files.length === 0
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      {done === null ? null : (
        <p class="kept" role="status">
          {done}
        </p>
      )}
      <Summary words={words} faults={faults} />
      <Kicker words={words} sharing={look.sharing} about={look.about} />
      <h1>{words.say('Look it over')}</h1>
      {empty ? (
        <p>{words.say('There is nothing here yet.')}</p>
      ) : (
        <p>{words.say('Nothing has been sent. Only you can read this, with your number.')}</p>
      )}
      <Careful words={words} warnings={look.warnings} />
      <Answers setting={setting} look={look} />
      <Files setting={setting} files={look.files} />
      {look.left > 0 ? (
        <p>
          <a href={goOn}>
            {words.count('There is one more question you could answer', 'There are {n} more questions you could answer', look.left)}
          </a>
        </p>
      ) : null}
      {look.terms ? <Decided setting={setting} terms={look.terms} carried={carried} /> : null}
      {empty ? null : look.terms ? (
        <Form setting={setting} action={routes.shareAct('send')} carried={carried}>
          <Again setting={setting} faults={faults} />
          <Ways setting={setting} next={words.say('Send it')} back={goOn} />
        </Form>
      ) : (
        <section>
          <h2>{words.say('You decide')}</h2>
          <p>{words.say('What may be done with it? You decide that before you send it.')}</p>
          <Links next={{ to: look.decide, says: words.say('Continue') }} back={{ to: goOn, says: words.say('Go back') }} />
        </section>
      )}
    </Frame>
  )
}
