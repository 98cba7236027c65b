// What was sent, shown once more to whoever has the number and the word: to read, and in no way to change.
import type { Answer } from '../../../contributions/answer.ts'
import type { FileCard } from '../../../contributions/file-card.ts'
import type { Question } from '../../../contributions/question.ts'
import type { Anchors } from '../anchoring.ts'
import type { ShareSetting } from '../setting.ts'
import { Ask } from './parts/ask.tsx'
import { type Carried, Form } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { Kicker, type Matter } from './parts/kicker.tsx'
import { AddedFile, Given } from './parts/told.tsx'

type ToldAgain = Matter & {
  /** `question`: null where it is not asked any more. */
  answers: readonly { question: Question | null; answer: Answer }[]
  anchors?: Anchors
  files: readonly Pick<FileCard, 'description' | 'type' | 'original'>[]
  /** What was sent later, in words. */
  added: readonly string[]
}

type Props = { setting: ShareSetting; told: ToldAgain; carried: Carried }

export const ReadPage = ({ setting, told: { sharing, about, answers, anchors, files, added }, carried }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <Kicker words={words} sharing={sharing} about={about} />
      <h1>{words.say('This is what you sent')}</h1>
      <p>{words.say('It is shown only on this page. Leave the page when you have read it.')}</p>
      {answers.length === 0 ? null : (
        <dl class="look-over">
          {answers.map(({ question, answer }) => (
            <div>
              <dt>{question ? <Ask words={words} {...question} /> : words.say('A question that is not asked any more')}</dt>
              <Given words={words} question={question} answer={answer} {...(anchors ? { anchors } : {})} />
            </div>
          ))}
        </dl>
      )}
      {files.length === 0 ? null : (
        <section>
          <h2>{words.say('What you added')}</h2>
          <ul class="added">
            {files.map((file) => (
              <li>
                <AddedFile words={words} {...file} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {added.length === 0 ? null : (
        <section>
          <h2>{words.say('What you sent later')}</h2>
          {added.map((text) => (
            <p class="told-words" dir="auto">
              {text}
            </p>
          ))}
        </section>
      )}
      <Form setting={setting} action={routes.returnAct('go-on')} carried={carried}>
        <p class="onward">
          <a class="go" href={routes.leave()}>
            {words.say('Leave this page')}
          </a>
          <button type="submit" class="back">
            {words.say('Go back')}
          </button>
        </p>
      </Form>
    </Frame>
  )
}
