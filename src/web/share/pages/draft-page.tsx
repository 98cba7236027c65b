// Somebody came back before sending: go on, look it over, or throw it away.
import { sayDraftEnds } from '../before-words.ts'
import type { ShareSetting } from '../setting.ts'
import { Trouble } from './parts/faults.tsx'
import { type Carried, Form, Links } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'

type Props = {
  setting: ShareSetting
  sharing: string
  answered: number
  files: number
  goOn: string
  carried: Carried
  trouble?: string | null
}

export const DraftPage = ({ setting, sharing, answered, files, goOn, carried, trouble = null }: Props) => {
  const { words, routes } = setting
  const empty = answered === 0 && files === 0 // a printed sheet's number is typed for the first time
  return (
    <Frame setting={setting} title={trouble === null ? 'page' : 'look-again'}>
      <Trouble trouble={trouble} />
      <p class="kicker">{sharing}</p>
      <h1>{empty ? words.say('Good that you are here') : words.say('Good that you are back')}</h1>
      {empty ? (
        <p>{words.say('Nothing is written here yet. There are a few questions, one on each page. You can skip each of them.')}</p>
      ) : (
        <p>
          {words.count('You answered one question.', 'You answered {n} questions.', answered)}
          {files > 0 ? ` ${words.count('You added one file.', 'You added {n} files.', files)}` : ''}{' '}
          {words.say('Nothing has been sent yet.')}
        </p>
      )}
      <p>{sayDraftEnds(words)}</p>
      <Links next={{ to: goOn, says: empty ? words.say('Continue') : words.say('Go on where I stopped') }} />
      {empty ? null : (
        <Form setting={setting} action={routes.shareAct('look')} carried={carried}>
          <button type="submit">{words.say('Look it over and send it')}</button>
        </Form>
      )}
      <details class="end-it">
        <summary>{words.say('Throw it all away')}</summary>
        <p>{words.say('All of it is destroyed at once. No one but you could ever read it.')}</p>
        <Form setting={setting} action={routes.returnAct('throw-away')} carried={carried}>
          <button type="submit" class="final">
            {words.say('Throw it away now')}
          </button>
        </Form>
      </details>
    </Frame>
  )
}
