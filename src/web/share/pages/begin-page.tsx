// What stands before a telling that begins from a page, a gap or a link: what it is about, and one button.
import { type Sharing, sharingWords } from '../../../contributions/sharing.ts'
import type { Words } from '../../pages/words.ts'
import type { ShareSetting } from '../setting.ts'
import type { Subject } from '../subject.ts'
import { Ask } from './parts/ask.tsx'
import { Empty, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'

type Props = {
  setting: ShareSetting
  sharing: Sharing
  /** The page it is about, by the name that stands on it. */
  subject: Subject | null
  /** The question that page leaves open: ours in the reader's language, a source's as it is told. */
  question: { text: string; lang: string } | null
  /** It stood there, and has been taken out or answered. */
  gone: boolean
  /** As `writeAbout` writes it. */
  about: string | null
  testimony: { answeredBy: string; help: string } | null
}

/** Who answers for what is told of wrongs, and what help there is: nobody is asked to tell before they know. */
const AnsweredFor = ({ words, answeredBy, help }: { words: Words; answeredBy: string; help: string }) => (
  <>
    <p>{words.weave('{who} answers for what is told here of wrongs that were done.', { who: <bdi>{answeredBy}</bdi> })}</p>
    <p>{words.weave('What help there is: {help}', { help: <bdi>{help}</bdi> })}</p>
  </>
)

export const BeginPage = ({ setting, sharing, subject, question, gone, about, testimony }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      {question || subject ? <p class="kicker">{words.say(sharingWords[sharing].says)}</p> : null}
      <h1>
        {question ? (
          <Ask words={words} ask={question.text} lang={question.lang} />
        ) : subject ? (
          <bdi lang={subject.lang ?? undefined}>{subject.name}</bdi>
        ) : (
          words.say(sharingWords[sharing].says)
        )}
      </h1>
      {gone ? (
        <p class="lede">
          {words.say(
            'The question you came for is not on that page any more. Perhaps someone has answered it. You can still tell what you know.',
          )}
        </p>
      ) : null}
      {question || subject ? null : <p class="lede">{words.say(sharingWords[sharing].hint)}</p>}
      {subject && question ? (
        <p class="lede">{words.weave('This is about {name}.', { name: <bdi lang={subject.lang ?? undefined}>{subject.name}</bdi> })}</p>
      ) : null}
      {sharing === 'testimony' && testimony ? <AnsweredFor words={words} {...testimony} /> : null}
      <p>{words.say('First you get a number. Then there are a few questions, one on each page. You can skip each of them.')}</p>
      <p>{words.say('You need no name and no e-mail. You can stop at any time, and take it all back later.')}</p>
      <Form setting={setting} action={routes.begin()} carried={{ sharing, told: 'yes', ...(about === null ? {} : { about }) }}>
        <Empty setting={setting} />
        <Ways setting={setting} back={subject ? routes.at(subject.path) : routes.share()} />
      </Form>
    </Frame>
  )
}
