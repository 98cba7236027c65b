// What became of something that was sent: its state, what editors ask and propose, its terms, and the ways to add, hide or take back.
import type { SeenFile } from '../../../actions/open-draft.ts'
import type { Consent } from '../../../contributions/consent.ts'
import type { Words } from '../../pages/words.ts'
import { replyWords, type ToWords } from '../reply-words.ts'
import type { ShareSetting } from '../setting.ts'
import { AskedAgain, type Ends } from './parts/ends.tsx'
import { Trouble } from './parts/faults.tsx'
import { type Carried, Form } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { SentFiles } from './parts/sent-files.tsx'
import { TermsList } from './parts/terms.tsx'

/** `answer`: the address where words are written to it, or null where nothing proves where they would go. `reply`: what was said to it already. */
export type Letter = {
  text: string
  answer: string | null
  carried: Carried
  reply: 'answered' | ToWords | null
}

export type State = {
  state: 'waiting' | 'withheld'
  /** Whether anything of it stands on the pages. */
  shown: boolean
  /** The Monday of the week it came in, YYYY-MM-DD: no day is kept. */
  since: string
  questions: readonly Letter[]
  proposals: readonly Letter[]
  terms: Consent
  /** The last day that was chosen, where it is near or past. */
  ends: Ends | null
  /** Where more is written, and where a file is added. */
  add: { words: string; file: string } | null
  files: readonly SeenFile[]
  /** A word was chosen to read it again with. */
  again: boolean
}

type Props = {
  setting: ShareSetting
  state: State
  carried: Carried
  done?: string | null
  trouble?: string | null
}

/** Nothing proves where further words would go. */
const NoWay = ({ setting: { words } }: Pick<Props, 'setting'>) => (
  <p>{words.say('Nothing can be added to it just now. Please try again later.')}</p>
)

const Questions = ({ setting, state: { questions } }: Props) => {
  const { words } = setting
  return (
    <section>
      <h2>{words.say('What the editors ask')}</h2>
      {questions.length === 0 ? <p>{words.say('No one asks you anything just now.')}</p> : null}
      {questions.map(({ text, answer, reply }) => (
        <div class="letter">
          <blockquote dir="auto">{text}</blockquote>
          {reply ? <p class="kept">{words.say('You answered this. You can add to it.')}</p> : null}
          {answer === null ? (
            <NoWay setting={setting} />
          ) : (
            <p class="answers">
              <a class="back" href={answer}>
                {words.say('Answer this')}
              </a>
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

const Proposals = ({ setting, state: { proposals } }: Props) => {
  const { words, routes } = setting
  if (proposals.length === 0) return null
  return (
    <section>
      <h2>{words.say('The exact words that may be shown')}</h2>
      <p>{words.say('Only these words are shown, and only if you say yes. If you say nothing, that is a no.')}</p>
      {proposals.map(({ text, answer, carried, reply }) => (
        <Form setting={setting} action={routes.returnAct('words')} carried={carried} class="letter">
          <blockquote dir="auto">{text}</blockquote>
          {reply && reply !== 'answered' ? <p class="kept">{replyWords(words, reply)}</p> : null}
          <p class="answers">
            <button type="submit" name="say" value="agreed">
              {words.say('Yes, show these words')}
            </button>
            <button type="submit" name="say" value="refused">
              {words.say('No')}
            </button>
            {answer === null ? null : (
              <a class="back" href={answer}>
                {words.say('Not like this')}
              </a>
            )}
          </p>
        </Form>
      ))}
    </section>
  )
}

const Terms = ({ setting, state: { terms }, carried }: Props) => {
  const { words, routes } = setting
  return (
    <section>
      <h2>{words.say('What you decided')}</h2>
      <TermsList words={words} terms={terms} />
      <Form setting={setting} action={routes.returnAct('terms')} carried={carried}>
        <button type="submit">{words.say('Change what I decided')}</button>
      </Form>
    </section>
  )
}

const More = ({ setting, state: { state, add } }: Props) => {
  const { words } = setting
  return (
    <section>
      <h2>{words.say('Add something')}</h2>
      {add === null ? (
        <NoWay setting={setting} />
      ) : (
        <>
          <p>
            {state === 'withheld'
              ? words.say('It is locked, and joins what you hid. No one opens it until you let it be seen again.')
              : words.say('It goes to the editors, locked, like all the rest.')}
          </p>
          <p class="answers">
            <a class="back" href={add.words}>
              {words.say('Write something more')}
            </a>
            <a class="back" href={add.file}>
              {words.say('Add a file')}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

const Again = ({ setting, state: { again } }: Props) => {
  const { words, routes } = setting
  if (!again) return null
  return (
    <section>
      <h2>{words.say('Read it again')}</h2>
      <p class="answers">
        <a class="back" href={routes.returnAct('read')}>
          {words.say('Show it to me')}
        </a>
      </p>
    </section>
  )
}

const Ending = ({ setting, state: { state }, carried }: Props) => {
  const { words, routes } = setting
  return (
    <section>
      <h2 id="ending">{words.say('Hide it, or take it back')}</h2>
      {state === 'withheld' ? (
        <Form setting={setting} action={routes.returnAct('show')} carried={carried}>
          <p>{words.say('It is hidden from all now.')}</p>
          <button type="submit">{words.say('Let it be seen again')}</button>
        </Form>
      ) : (
        <Form setting={setting} action={routes.returnAct('hide')} carried={carried}>
          <p>{words.say('Hidden from all at once, the editors too. You can let it be seen again on any day.')}</p>
          <button type="submit">{words.say('Hide it now')}</button>
        </Form>
      )}
      <details class="end-it">
        <summary>{words.say('Take it back for good')}</summary>
        <p>
          {words.say(
            'Everything you sent is destroyed, and everything here that rests on it alone. You need not say why. It cannot be undone.',
          )}
        </p>
        <Form setting={setting} action={routes.returnAct('take-back')} carried={carried}>
          <button type="submit" class="final">
            {words.say('Take it back now')}
          </button>
        </Form>
      </details>
    </section>
  )
}

/** Where it is now, in a heading and a sentence. */
const standing = (words: Words, { state, shown }: Pick<State, 'state' | 'shown'>): { heading: string; says: string } => {
  if (state === 'withheld')
    return { heading: words.say('It is hidden'), says: words.say('You hid it. No one sees it, and nothing of it is shown.') }
  if (shown)
    return {
      heading: words.say('It is on the pages'),
      says: words.say('Others can read what you said may be shown. You can hide it, or take it back, on any day.'),
    }
  return {
    heading: words.say('It is with the editors'),
    says: words.say('They read it or will read it. Nothing is shown without your yes.'),
  }
}

export const StatePage = (props: Props) => {
  const { setting, state, done = null, trouble = null } = props
  const { words } = setting
  return (
    <Frame setting={setting} title={trouble === null ? 'page' : 'look-again'}>
      {done === null ? null : (
        <p class="kept" role="status">
          {done}
        </p>
      )}
      <Trouble trouble={trouble} />
      <h1>{standing(words, state).heading}</h1>
      <p>
        {standing(words, state).says} {words.say('It came in the week that began on {day}.', { day: words.day(state.since) })}
      </p>
      {state.ends === null ? null : (
        <AskedAgain setting={setting} ends={state.ends} hidden={state.state === 'withheld'} carried={props.carried} />
      )}
      <p class="aside">{words.say('What you told is not shown here, so that a found number tells nothing.')}</p>
      <Questions {...props} />
      <Proposals {...props} />
      <Terms {...props} />
      <SentFiles setting={setting} files={state.files} carried={props.carried} />
      <More {...props} />
      <Again {...props} />
      <Ending {...props} />
    </Frame>
  )
}
