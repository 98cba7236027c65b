// One telling, as it was told, with all that joined it since: its files, its terms, what was asked and what came back.
import { type Answer, wordsOf } from '../../../contributions/answer.ts'
import type { Consent } from '../../../contributions/consent.ts'
import type { FileCard } from '../../../contributions/file-card.ts'
import type { Question } from '../../../contributions/question.ts'
import { isoDay } from '../../../dates/days.ts'
import { mondayIn } from '../../../dates/weeks.ts'
import { sentencesOf } from '../../../review/passage.ts'
import type { Anchors } from '../../share/anchoring.ts'
import { Ask } from '../../share/pages/parts/ask.tsx'
import { type Said, Summary } from '../../share/pages/parts/faults.tsx'
import { Choices, Words } from '../../share/pages/parts/fields.tsx'
import { Form, Ways } from '../../share/pages/parts/form.tsx'
import { Kicker, type Matter } from '../../share/pages/parts/kicker.tsx'
import { TermsList } from '../../share/pages/parts/terms.tsx'
import { AddedFile, Given } from '../../share/pages/parts/told.tsx'
import type { ShareSetting } from '../../share/setting.ts'
import { DeskFrame } from './desk-frame.tsx'
import { drawFields, sentenceField } from './draw-pages.tsx'
import { peopleFields } from './people-page.tsx'

export const questionField = 'question'

type Told = Matter & {
  id: string
  week: string
  language: string
  /** Of the telling, as a tag. */
  lang: string
  /** `question`: null where it is not asked any more. */
  answers: readonly { question: Question | null; answer: Answer }[]
  anchors: Anchors
  decided: string
  files: readonly FileCard[]
  /** What was sent later, in words. */
  added: readonly string[]
  asked: readonly { text: string; replies: readonly string[] }[]
  /** Null where they cannot be read: then nothing is agreed to. */
  terms: Consent | null
  /** Who reads, and does not open this. */
  without: readonly { id: string; name: string }[]
  /** Of the page it is about: `groups/junkiebond`. */
  aboutPath: string | null
  /** How many statements are drawn from it, and not public yet. */
  drawn: number
  retireWeek: string | null
  /** `kept`: its teller wished that its words stay, locked away. `public`: something of it is. */
  settling: 'open' | 'kept' | 'public'
}
type Props = { setting: ShareSetting; name: string; told: Told; typed: string; faults: readonly Said[] }
type Part = Pick<Props, 'setting' | 'told'>

/** The sentences of an answer, to choose from. */
const Draw = ({ setting, told, place, answer, faults }: Part & { place: number; answer: Answer } & Pick<Props, 'faults'>) => {
  const { words, routes } = setting
  const lang = answer.lang ?? told.lang
  const sentences = sentencesOf(wordsOf(answer), lang)
  if (sentences.length === 0) return null
  return (
    <dd>
      <details class="draw" open={faults.some(({ field }) => field === sentenceField(place, 0))}>
        <summary>{words.say('Draw a statement from this')}</summary>
        <Form setting={setting} action={routes.deskDraw(told.id)} carried={{ [drawFields.question]: answer.question }}>
          <Choices
            name={`of-${place}`}
            label={words.say('From which sentences?')}
            options={sentences.map(({ text }, n) => ({
              key: `${n}`,
              says: (
                <span lang={lang} dir="auto">
                  {text}
                </span>
              ),
            }))}
            many={{ fieldOf: (key) => `sentence-${key}` }}
            ids={(key) => sentenceField(place, Number(key))}
            typed={new Map()}
            faults={faults}
          />
          <Ways setting={setting} />
        </Form>
      </details>
    </dd>
  )
}

const Files = ({ setting: { words, routes }, told: { id, files } }: Part) =>
  files.length === 0 ? null : (
    <section>
      <h2>{words.say('What came with it')}</h2>
      <ul class="added">
        {files.map((file) => (
          <li>
            <AddedFile words={words} {...file} />
            <p>
              <a class="back" href={routes.deskFile(id, file.id)}>
                {words.say('Save it')}
              </a>
            </p>
          </li>
        ))}
      </ul>
      <p class="aside">{words.say('What you save lies unlocked where you save it. Save nothing on a machine that others use.')}</p>
    </section>
  )

const Later = ({ setting: { words }, told: { added } }: Part) =>
  added.length === 0 ? null : (
    <section>
      <h2>{words.say('What they sent later')}</h2>
      {added.map((text) => (
        <p class="told-words" dir="auto">
          {text}
        </p>
      ))}
    </section>
  )

const Questions = ({ setting, told: { id, asked, terms }, typed, faults }: Part & Pick<Props, 'typed' | 'faults'>) => {
  const { words, routes } = setting
  return (
    <section>
      <h2>{words.say('Questions')}</h2>
      {asked.map(({ text, replies }) => (
        <div class="letter">
          <blockquote dir="auto">{text}</blockquote>
          {replies.length === 0 ? <p class="aside">{words.say('No answer yet.')}</p> : null}
          {replies.map((reply) => (
            <p class="told-words" dir="auto">
              {reply}
            </p>
          ))}
        </div>
      ))}
      {terms?.questions === true ? (
        <Form setting={setting} action={routes.deskQuestion(id)}>
          <Words
            name={questionField}
            label={words.say('Ask something')}
            hint={words.say(
              'They read it when they come back with their number. Write nothing that would harm them if somebody else read it.',
            )}
            rows={4}
            typed={new Map([[questionField, typed]])}
            faults={faults}
          />
          <Ways setting={setting} next={words.say('Ask this')} />
        </Form>
      ) : (
        <p>{words.say('Whoever told this takes no questions.')}</p>
      )}
    </section>
  )
}

const LettingIn = ({ setting, told: { id, without } }: Part) => {
  const { words, routes } = setting
  return without.length === 0 ? null : (
    <details>
      <summary>{words.say('Let somebody else open this')}</summary>
      <Form setting={setting} action={routes.deskGrants(id)}>
        <Choices
          name={peopleFields.person}
          label={words.say('They read here, and do not open this one yet.')}
          options={without.map((one) => ({ key: one.id, says: <bdi>{one.name}</bdi> }))}
          typed={new Map()}
          faults={[]}
        />
        <Ways setting={setting} next={words.say('Let them open it')} />
      </Form>
    </details>
  )
}

export const TellingPage = ({ setting, name, told, typed, faults }: Props) => {
  const { words, routes } = setting
  return (
    <DeskFrame setting={setting} name={name} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} />
      <Kicker words={words} sharing={told.sharing} about={told.about} />
      <h1>{words.say('What was told')}</h1>
      <p class="aside">
        {told.language} · {words.say('since the week of {day}', { day: words.day(isoDay(mondayIn(told.week))) })}
      </p>
      {told.answers.length === 0 ? null : (
        <dl class="look-over">
          {told.answers.map(({ question, answer }, n) => (
            <div>
              <dt>{question ? <Ask words={words} {...question} /> : words.say('A question that is not asked any more')}</dt>
              <Given words={words} question={question} answer={answer} anchors={told.anchors} />
              <Draw setting={setting} told={told} place={n} answer={answer} faults={faults} />
            </div>
          ))}
        </dl>
      )}
      <Files setting={setting} told={told} />
      <Later setting={setting} told={told} />
      <section>
        <h2>{words.say('What they decided')}</h2>
        {told.terms === null ? (
          <p>{words.say('This cannot be read. Show nothing of it.')}</p>
        ) : (
          <TermsList words={words} terms={told.terms} />
        )}
        {told.decided === '' ? null : (
          <p class="told-words" dir="auto">
            {told.decided}
          </p>
        )}
      </section>
      <section>
        <h2>{words.say('What becomes of it')}</h2>
        {told.drawn === 0 && told.settling !== 'public' ? (
          <p>{words.say('Nothing is drawn from it yet. Above, under each answer, sentences can be chosen for that.')}</p>
        ) : null}
        <p>
          <a class={told.drawn === 0 ? 'back' : 'go'} href={routes.deskProposal(told.id)}>
            {told.drawn === 0
              ? words.say('What is drawn from it')
              : words.count('One statement is drawn from it', '{n} statements are drawn from it', told.drawn)}
          </a>
        </p>
        {told.aboutPath === null ? null : (
          <p>
            <a href={routes.deskWithheld(told.aboutPath)}>{words.say('Hide the page that this is about')}</a>
          </p>
        )}
        {told.settling !== 'open' ? null : (
          <Form setting={setting} action={routes.deskSettle(told.id)}>
            <p>
              {told.retireWeek === null
                ? words.say('If nothing of it is to be shown, settle that: its words are then destroyed after ninety days.')
                : words.say('Nothing of it is shown. Its words are destroyed in the week of {day}.', {
                    day: words.day(isoDay(mondayIn(told.retireWeek))),
                  })}
            </p>
            <p>
              <button type="submit" class="quiet">
                {told.retireWeek === null ? words.say('Show nothing of it') : words.say('It waits after all')}
              </button>
            </p>
          </Form>
        )}
      </section>
      <Questions setting={setting} told={told} typed={typed} faults={faults} />
      <LettingIn setting={setting} told={told} />
      <p class="aside">
        <a href={routes.deskSealed(told.id)}>{words.say('Save it sealed, to be opened elsewhere')}</a>
      </p>
      <p class="onward">
        <a class="back" href={routes.desk()}>
          {words.say('Back to what waits')}
        </a>
      </p>
    </DeskFrame>
  )
}
